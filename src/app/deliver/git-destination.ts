// A branch of a Git remote: one commit for each release, made in a repository of its own and pushed as a fast-forward only.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BuildError } from '../../messages.ts';
import { copyChecked, writeSynced } from './copy-checked.ts';
import type { Destination, Outcome, Served, Shipment } from './destination.ts';
import type { DeliveredFile } from './plan-delivery.ts';
import { withoutSecret } from './read-target.ts';
import { runProgram } from './run-program.ts';
import { MANIFEST, parseManifest } from './site-manifest.ts';

const RESTORES = 'Despatch-Restores';
/** The name of the fetched branch in our own repository. */
const SERVED = 'refs/heads/served';

/**
 * Publishes to a branch. The user's own clone, index and hooks are never touched: everything happens in a bare repository in a
 * temporary folder. The remote replaces a branch in one step, and refuses one that is not a successor of what it has.
 */
export function createGitDestination(
  target: { readonly remote: string; readonly branch: string },
  signal: AbortSignal,
): Destination {
  const { remote, branch } = target;
  const name = `branch ${branch} of ${withoutSecret(remote)}`;
  const ref = `refs/heads/${branch}`;

  /** Works in a repository that is gone afterwards. */
  async function inRepository<T>(work: (git: Git, dir: string) => Promise<T>): Promise<T> {
    const dir = mkdtempSync(join(tmpdir(), 'despatch-publish-'));
    const repository = join(dir, 'site.git');
    const env = {
      ...Object.fromEntries(OF_A_REPOSITORY.map((variable) => [variable, undefined])),
      GIT_DIR: repository,
      GIT_INDEX_FILE: join(dir, 'index'),
      GIT_TERMINAL_PROMPT: '0',
      LC_ALL: 'C',
    };
    const git: Git = async (args, input = '') => {
      const { code, stdout, stderr } = await runProgram('git', args, { signal, input, env });
      return { ok: code === 0, code, stdout, text: stdout.toString('utf8').trim(), stderr };
    };
    try {
      await must(git, ['init', '--quiet', '--bare', '--template=', repository]);
      return await work(git, dir);
    } finally {
      rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  /** The commit that the branch is at, fetched; null where there is no such branch. */
  async function fetch(git: Git, depth: readonly string[]): Promise<string | null> {
    const found = await git(['ls-remote', '--exit-code', remote, ref]);
    if (found.code === 2) return null;
    if (!found.ok) throw unreachable(found.stderr);
    const fetched = await git(['fetch', '--quiet', '--no-tags', ...depth, remote, `+${ref}:${SERVED}`]);
    if (!fetched.ok) throw unreachable(fetched.stderr);
    return (await must(git, ['rev-parse', SERVED])).text;
  }

  async function look(): Promise<Served> {
    return inRepository(async (git) => {
      const release = await fetch(git, ['--depth=1']);
      if (release === null) return { release, manifest: null };
      const blob = await git(['cat-file', 'blob', `${SERVED}:${MANIFEST}`]);
      const manifest = blob.ok ? parseManifest(blob.stdout) : null;
      const names = (await must(git, ['ls-tree', '--name-only', SERVED])).text
        .split('\n')
        .filter((line) => line !== '');
      if (manifest === null && names.length > 0)
        throw new BuildError(
          'target-not-ready',
          `The ${name} holds files that Despatch has not published (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}), and they would be gone.`,
          'Name a branch that is not there yet, and have it served instead.',
        );
      return { release, manifest };
    });
  }

  async function deliver({ delivery, buildDir, served, title }: Shipment): Promise<Outcome> {
    return inRepository(async (git, dir) => {
      await requireName(git);
      const before = await fetch(git, ['--depth=1']);
      if (before !== served.release) throw overtakenBranch(name);
      const stage = join(dir, 'site');
      const fresh = delivery.files.filter(({ from }) => from === 'build');
      await copyChecked(fresh, { buildDir, servedDir: null, to: stage, signal });
      await writeSynced(join(stage, MANIFEST), delivery.manifest);
      const paths = [...fresh.map(({ path }) => path), MANIFEST];
      const listed = `${paths.map((path) => join(stage, path)).join('\n')}\n`;
      const blobs = (await must(git, ['hash-object', '-w', '--no-filters', '--stdin-paths'], listed)).text.split('\n');
      const kept = await keptBlobs(
        git,
        delivery.files.filter(({ from }) => from === 'served'),
      );
      const index = [...paths.map((path, at) => [blobs[at], path]), ...kept].map(
        ([blob, path]) => `100644 ${blob} 0\t${path}\0`,
      );
      await must(git, ['update-index', '-z', '--index-info'], index.join(''));
      const tree = (await must(git, ['write-tree'])).text;
      if (before !== null && tree === (await must(git, ['rev-parse', `${before}^{tree}`])).text)
        return { release: short(before), previous: short(before), unchanged: true };
      const { added, changed, gone } = delivery;
      const body = `${title}\n\n${added.length} new, ${changed.length} changed, ${gone.length} gone; ${delivery.files.length} files.\n`;
      return push(git, { tree, parent: before, body });
    });
  }

  async function push(
    git: Git,
    made: { readonly tree: string; readonly parent: string | null; readonly body: string },
  ): Promise<Outcome> {
    const { tree, parent, body } = made;
    const commit = (await must(git, ['commit-tree', tree, ...(parent === null ? [] : ['-p', parent])], body)).text;
    signal.throwIfAborted();
    const pushed = await git(['push', '--porcelain', '--no-verify', remote, `${commit}:${ref}`]);
    if (pushed.ok)
      return { release: short(commit), previous: parent === null ? null : short(parent), unchanged: false };
    if (/\[remote rejected\]/.test(pushed.text))
      throw new BuildError(
        'publish-rejected',
        `The remote does not accept the commit: ${reasonIn(pushed.text)}.`,
        'Ask who looks after it; nothing was published.',
      );
    if (/\[rejected\]/.test(pushed.text)) throw overtakenBranch(name);
    throw unreachable(pushed.stderr);
  }

  async function goBack(wanted: string | undefined): Promise<Outcome> {
    return inRepository(async (git) => {
      await requireName(git);
      const now = await fetch(git, []);
      if (now === null) throw new BuildError('selection-unknown', `There is no ${name}.`, 'Publish there first.');
      const restored = new RegExp(`^${RESTORES}: ([0-9a-f]{40,64})$`, 'm').exec(
        (await must(git, ['log', '-1', '--format=%B', now])).text,
      )?.[1];
      const asked = await git([
        'rev-parse',
        '--verify',
        '--quiet',
        wanted === undefined ? `${restored ?? now}^` : `${wanted}^{commit}`,
      ]);
      const commit = asked.text;
      const isThere = asked.ok && (await git(['merge-base', '--is-ancestor', commit, now])).ok && commit !== now;
      if (!isThere || !(await git(['cat-file', '-e', `${commit}:${MANIFEST}`])).ok) {
        const recent = (await must(git, ['log', '--format=  %h %cs %s', '-8', now])).text;
        const text =
          wanted === undefined
            ? 'There is no release before the one that is served.'
            : `There is no release "${wanted}" to go back to.`;
        throw new BuildError('selection-unknown', text, `The newest commits of the branch:\n  ${recent}`);
      }
      const [tree, subject] = (await must(git, ['log', '-1', '--format=%T%n%s', commit])).text.split('\n');
      const body = `Go back to ${short(commit)}: ${subject}\n\n${RESTORES}: ${commit}\n`;
      return push(git, { tree: tree ?? '', parent: now, body });
    });
  }

  return { name, look, deliver, goBack };
}

type Git = (args: readonly string[], input?: string) => Promise<GitAnswer>;

interface GitAnswer {
  readonly ok: boolean;
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly text: string;
  readonly stderr: string;
}

/** What a hook or an alias may have set for the repository that it runs in, and what would lead git into it. */
const OF_A_REPOSITORY = [
  'GIT_WORK_TREE',
  'GIT_COMMON_DIR',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_NAMESPACE',
  'GIT_PREFIX',
];

/** Blobs of what is served, whose content is compared with its hash: what is kept is what was published. */
async function keptBlobs(
  git: Git,
  files: readonly DeliveredFile[],
): Promise<readonly (readonly [blob: string, path: string])[]> {
  if (files.length === 0) return [];
  const { stdout } = await must(git, ['cat-file', '--batch'], files.map(({ path }) => `${SERVED}:${path}\n`).join(''));
  let at = 0;
  return files.map(({ path, sha256 }) => {
    const end = stdout.indexOf(10, at);
    const [blob = '', kind, size = ''] = stdout.subarray(at, end).toString('utf8').split(' ');
    const isBlob = kind === 'blob';
    const content = isBlob ? stdout.subarray(end + 1, end + 1 + Number(size)) : Buffer.alloc(0);
    at = isBlob ? end + 2 + Number(size) : end + 1;
    if (isBlob && createHash('sha256').update(content).digest('hex') === sha256) return [blob, path] as const;
    throw new BuildError(
      'site-changed',
      `${path} in the branch is not what its manifest says.`,
      'Somebody changed it there: go back to a commit before that, with --rollback; nothing was published.',
    );
  });
}

async function must(git: Git, args: readonly string[], input = ''): Promise<GitAnswer> {
  const answer = await git(args, input);
  if (!answer.ok) throw new Error(`git ${args[0]} ended with ${answer.code}: ${answer.stderr}`);
  return answer;
}

/** Whoever publishes is named in the commit. */
async function requireName(git: Git): Promise<void> {
  if ((await git(['var', 'GIT_COMMITTER_IDENT'])).ok) return;
  const hint = 'Say who you are:\n  git config --global user.name "…"\n  git config --global user.email "…"';
  throw new BuildError('target-not-ready', 'Git does not know who publishes.', hint);
}

function short(commit: string): string {
  return commit.slice(0, 12);
}

/** "! <from>:<to> [remote rejected] (hook declined)" → "hook declined". */
function reasonIn(porcelain: string): string {
  return /\[remote rejected\] \((.*)\)/.exec(porcelain)?.[1] ?? 'it gives no reason';
}

function overtakenBranch(name: string): BuildError {
  const text = `Somebody else has pushed to the ${name} in the meantime, so that nothing was published.`;
  return new BuildError('publish-rejected', text, 'Look at what they pushed, then run the command again.');
}

function unreachable(stderr: string): BuildError {
  const reason =
    stderr.split('\n').find((line) => /^(fatal|error|ssh|remote):/i.test(line)) ?? stderr.split('\n')[0] ?? '';
  return new BuildError(
    'target-unreachable',
    `The remote cannot be reached: ${withoutSecret(reason)}`,
    'Check its address and your right to push there, as with git ls-remote.',
  );
}
