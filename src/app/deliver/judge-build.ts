// Turns what is known of a build into the reasons for which it may not be published, all of them at once.
import type { ConformanceStatement, ManifestPublication, VerifyFinding } from '../../model.ts';
import type { Delivery } from './plan-delivery.ts';
import type { SiteManifest } from './site-manifest.ts';

/** One reason, with everything that it holds for. */
export interface Refusal {
  readonly reason:
    | 'no-build'
    | 'no-status'
    | 'narrowed-build'
    | 'older-build'
    | 'draft'
    | 'embargo'
    | 'stray-file'
    | 'changed-file'
    | 'link-in-build'
    | 'broken-link'
    | 'not-accessible'
    | 'no-claim'
    | 'version-changed'
    | 'version-missing';
  /** One sentence. */
  readonly text: string;
  /** Publications, files, or places in them. */
  readonly items: readonly string[];
  readonly hint: string;
}

export interface Evidence {
  /** Null where the build has none that can be read. */
  readonly manifest: SiteManifest | null;
  /** Paths in the folder that are neither files nor folders: symbolic links, devices. */
  readonly odd: readonly string[];
  readonly statement: ConformanceStatement;
  /** A file of the project that was changed after the build; null for none. */
  readonly newer: string | null;
  /** Milliseconds since 1970, by which embargoes end. */
  readonly now: number;
  /** Whether a build that was narrowed may be published. */
  readonly partial: boolean;
  /** Null where nothing can be planned, or a version may be replaced. */
  readonly delivery: Pick<Delivery, 'reissued'> | null;
  /** Folders of versions that the manifest lists and the site would not have. */
  readonly missingVersions: readonly string[];
}

const BUILD = 'Run "despatch build".';

/** Judges a build; nothing stands against one without refusals. */
export function judgeBuild(evidence: Evidence): readonly Refusal[] {
  const { manifest, odd, statement, newer, delivery } = evidence;
  const { findings } = statement;
  const by = (rule: string) => findings.filter((finding) => finding.rule === rule);
  const [strays, changed, broken] = [
    by('files-no-strays').filter(({ file }) => !odd.includes(file)),
    by('files-unchanged'),
    [...by('html-links'), ...by('pdf-links')],
  ];
  const claims = by('pdf-claim');
  const others = findings.filter(({ rule }) => !/^files-|^html-links$|^pdf-links$|^pdf-claim$/.test(rule));
  return [
    ...(manifest === null
      ? [refusal('no-build', 'The folder holds no finished build: there is no manifest that can be read.', [], BUILD)]
      : [...judgeScope(manifest, evidence), ...judgeStatus(manifest, evidence.now)]),
    ...(newer === null
      ? []
      : [
          refusal(
            'older-build',
            'The project was changed after it was built.',
            [newer],
            'Build it again: despatch build',
          ),
        ]),
    ...some(
      'link-in-build',
      'There are links or devices in the build, which makes none.',
      odd,
      'Take them away, or build again.',
    ),
    ...some(
      'stray-file',
      'There are files that the build has not made.',
      filesOf(strays),
      'Take them away, or build again.',
    ),
    ...some(
      'changed-file',
      'Files are not as they were built.',
      changed.map(sayFile),
      'Build again; what was edited by hand belongs in the sources.',
    ),
    ...some('broken-link', 'Links lead nowhere.', broken.map(sayFinding), 'Mend them in the text, and build again.'),
    ...some(
      'not-accessible',
      'The site has faults that shut readers out.',
      others.map(sayFinding),
      'See "despatch verify" for each; mend them, and build again.',
    ),
    ...some(
      'no-claim',
      'PDFs do not claim to be accessible and archival.',
      claims.map(sayFile),
      'The message pdf-is-accessible of "despatch build" says why.',
    ),
    ...some(
      'version-missing',
      'Published versions are neither in the build nor where it would be served.',
      evidence.missingVersions,
      'Build without --no-versions. Earlier versions: publish them there first, each from its own sources, or take them out of "changes".',
    ),
    ...some(
      'version-changed',
      'A published version stays as it is, and the build has it with other content.',
      delivery?.reissued ?? [],
      'Raise "version" in its publication.yaml, say in "changes" what changed, and build again. Where only the look is new, leave the version as it is served, with --keep-versions; --reissue replaces what readers may have cited.',
    ),
  ];
}

function judgeScope({ narrowedTo = null }: SiteManifest, { partial }: Evidence): readonly Refusal[] {
  if (narrowedTo === null || partial) return [];
  const items = Object.entries(narrowedTo).map(([name, value]) =>
    name === 'site' ? 'no site' : `${name === 'formats' ? 'format' : name} ${String(value)}`,
  );
  const hint =
    'Build without options; or allow it, with --partial or with "partial: true" under "publish" in despatch.yaml.';
  return [
    refusal('narrowed-build', 'The build holds only a part, and the rest of the site would be gone.', items, hint),
  ];
}

function judgeStatus({ publications }: SiteManifest, now: number): readonly Refusal[] {
  if (publications === null)
    return [
      refusal(
        'no-status',
        'The manifest does not say which publications may go out.',
        [],
        `It is of an older Despatch. ${BUILD}`,
      ),
    ];
  const unfinished = publications.filter(({ status }) => status !== 'published' && status !== 'withdrawn');
  const held = publications.flatMap((publication) => sayEmbargo(publication, now));
  return [
    ...some(
      'draft',
      'Publications are not finished.',
      unfinished.map(({ id, status }) => `${id} is ${status === 'draft' ? 'a draft' : `in ${status}`}`),
      'When they are, write "status: published" in their publication.yaml, and build again.',
    ),
    ...some(
      'embargo',
      'Publications are held back.',
      held,
      'Wait until then, or change "embargo" in their publication.yaml; then build again.',
    ),
  ];
}

function sayEmbargo({ id, embargo, embargoed }: ManifestPublication, now: number): readonly string[] {
  const until = embargo === undefined ? Number.NEGATIVE_INFINITY : Date.parse(embargo);
  // What cannot be read holds: a mistake must not let anything out.
  if (!(until <= now)) return [`${id} until ${embargo}`];
  return embargoed ? [`${id}: its embargo has ended, but it was built before that and says so on every page`] : [];
}

function some(
  ...[reason, text, items, hint]: readonly [Refusal['reason'], string, readonly string[], string]
): readonly Refusal[] {
  return items.length === 0 ? [] : [refusal(reason, text, items, hint)];
}

function refusal(
  ...[reason, text, items, hint]: readonly [Refusal['reason'], string, readonly string[], string]
): Refusal {
  return { reason, text, items, hint };
}

function filesOf(findings: readonly VerifyFinding[]): readonly string[] {
  return findings.map(({ file }) => file);
}

function sayFile({ file, text }: VerifyFinding): string {
  return `${file}: ${text}`;
}

function sayFinding({ file, rule, page, text }: VerifyFinding): string {
  return `${file}${page === null ? '' : `, page ${page}`}: ${text} (${rule})`;
}
