// Turns a finished build and a target into what would be published and the reasons against it; and publishes it.
import { lstatSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { BuildError } from '../../messages.ts';
import { verify } from '../../verify/index.ts';
import type { Destination, Outcome, Served } from './destination.ts';
import { createFolderDestination } from './folder-destination.ts';
import { createGitDestination } from './git-destination.ts';
import { judgeBuild, type Refusal } from './judge-build.ts';
import { type Delivery, planDelivery } from './plan-delivery.ts';
import { readBuild } from './read-build.ts';
import type { Target } from './read-target.ts';
import { createShellDestination } from './shell-destination.ts';
import type { SiteManifest } from './site-manifest.ts';

export interface PublishWish {
  readonly root: string;
  /** Folder of the build. */
  readonly outDir: string;
  readonly destination: Destination;
  /** Whether a build that was narrowed may be published, and whether a published version may be replaced. */
  readonly partial: boolean;
  readonly reissue: boolean;
  /** Whether published versions stay as they are served, whatever the build holds. */
  readonly keepVersions?: boolean;
  readonly now: Date;
}

export interface PreparedSite {
  readonly refusals: readonly Refusal[];
  readonly served: Served;
  /** Null where there is no build. */
  readonly delivery: Delivery | null;
  publish(): Promise<Outcome>;
}

/** Opens a target. Yields BuildError 'selection-unknown' for a folder that holds the project or its build, or lies in it. */
export function openDestination(
  target: Target,
  place: { readonly root: string; readonly outDir: string; readonly signal: AbortSignal },
): Destination {
  const { root, outDir, signal } = place;
  if (target.kind === 'git') return createGitDestination(target, signal);
  if (target.kind === 'shell') return createShellDestination(target, signal);
  if (isWithin(outDir, target.path) || isWithin(root, target.path) || isWithin(target.path, outDir))
    throw new BuildError(
      'selection-unknown',
      `${target.path} is where the project or its build lies.`,
      'Name another folder: the one that the web server serves.',
    );
  return createFolderDestination(target.path, signal);
}

/** Reads and judges the build, and compares it with what is served; nothing is written. */
export async function prepareSite({ root, outDir, destination, ...wish }: PublishWish): Promise<PreparedSite> {
  const build = readBuild(outDir);
  const served = await destination.look();
  const delivery = build.manifest === null ? null : planDelivery(build.manifest, served.manifest, wish);
  const kept = new Set(delivery?.files.flatMap(({ from, path }) => (from === 'served' ? [path] : [])));
  const statement = await verify(build.files, { isFolder: true, alsoThere: (path) => kept.has(path) });
  const refusals = judgeBuild({
    manifest: build.manifest,
    odd: build.odd,
    statement,
    newer: newerSource(root, outDir),
    now: wish.now.getTime(),
    partial: wish.partial,
    delivery: wish.reissue ? null : delivery,
    missingVersions: delivery === null ? [] : missingVersions(build.manifest, delivery),
  });
  return {
    refusals,
    served,
    delivery,
    publish() {
      if (delivery === null || build.manifest === null || refusals.length > 0)
        throw new Error('This may not be published.');
      const at = wish.now.toISOString().replace(/\.\d+Z$/, 'Z');
      return destination.deliver({ delivery, buildDir: outDir, served, title: titleOf(build.manifest), at });
    },
  };
}

/** "Publish innovation-evidence-review 1.0, green-skills 2.1" */
function titleOf({ publications }: SiteManifest): string {
  const named = (publications ?? []).map(({ id, version }) => `${id} ${version}`);
  return `Publish ${named.join(', ') || 'the site'}`;
}

/** Versions that readers may look for and would not find; a build that was narrowed makes none. */
function missingVersions(manifest: SiteManifest | null, { files }: Delivery): readonly string[] {
  if (manifest === null || (manifest.narrowedTo ?? null) !== null) return [];
  return (manifest.publications ?? [])
    .flatMap(({ id, versions = [] }) => versions.map((version) => `${id}/v${version}`))
    .filter((folder) => !files.some(({ path }) => path.startsWith(`${folder}/`)));
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`));
}

/** What a project is made of, beside its out folder. */
const SOURCES = ['despatch.yaml', 'briefings', 'templates', 'styles'];

/** A file of the project that was changed after its build, as far as the disk's times tell; null for none. */
function newerSource(root: string, outDir: string): string | null {
  const built = statSync(join(outDir, 'manifest.json'), { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) return null;
  const isNewer = (path: string) => (lstatSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0) > built;
  const inside = (path: string) =>
    lstatSync(join(root, path), { throwIfNoEntry: false })?.isDirectory()
      ? readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
          .sort()
          .map((name) => join(path, name))
      : [];
  // A folder's own time changes with editors' temporary files too; but a file that was taken away changes nothing else.
  return (
    SOURCES.flatMap((path) => [path, ...inside(path)])
      .find(isNewer)
      ?.split(sep)
      .join('/') ?? null
  );
}
