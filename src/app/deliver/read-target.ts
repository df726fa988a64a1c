// Turns a target as a person writes it into the kind of place that it names.
import { join, resolve } from 'node:path';
import { BuildError } from '../../messages.ts';

/** Where a site is published: a folder here, a branch of a Git remote, or a folder on another machine. */
export type Target =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'git'; readonly remote: string; readonly branch: string }
  | { readonly kind: 'shell'; readonly host: string; readonly path: string };

const FORMS =
  'It can be a folder (/srv/www/site), a branch (git+ssh://host/site.git#pages, git+https://…#pages, git+file:///…#pages), or a folder over SSH (user@host:/srv/www/site).';

/**
 * Reads a target; a relative folder is one below `base`. With `git+` before it or `.git#branch` at its end it is a
 * branch, with `host:` before a path it is a folder over SSH. Yields BuildError 'selection-unknown'.
 */
export function readTarget(text: string, base: string): Target {
  const word = text.trim();
  if (/^git\+|\.git(#|$)/.test(word)) return readBranch(word);
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(word)) throw unknown(word, 'is no address to which a site can be published.');
  const [, host, path = ''] = /^([^/:\s]+):(.*)$/s.exec(word) ?? [];
  if (host !== undefined) {
    if (!/^([\w.-]+@)?[\w][\w.-]*$/.test(host) || host.startsWith('-')) throw unknown(word, 'names no machine.');
    if (!/^[^\0\n]*[^/\s.][^\0\n]*$/.test(path)) throw unknown(word, 'names no folder on that machine.');
    // A path without a slash before it begins in the home folder there, as one with a tilde does.
    return { kind: 'shell', host, path: path.replace(/^~\//, '').replace(/\/+$/, '') };
  }
  if (word === '' || word.startsWith('-') || word.includes('\0')) throw unknown(word, 'is no folder.');
  return { kind: 'folder', path: resolve(join(resolve(base), '.'), word) };
}

function readBranch(word: string): Target {
  const [, remote = '', branch = ''] = /^(?:git\+)?([^#]+)(?:#(.*))?$/s.exec(word) ?? [];
  const hint = 'Name it after a "#", as in git+ssh://git@example.org/site.git#pages.';
  if (branch === '') throw new BuildError('selection-unknown', `"${word}" does not say which branch.`, hint);
  // The rules of git-check-ref-format, as far as a branch can break them and reach a command line.
  if (!/^[\w][\w./-]*$/.test(branch) || /\.\.|\/\/|\.lock$|[./]$/.test(branch))
    throw new BuildError('selection-unknown', `"${branch}" cannot be the name of a branch.`, hint);
  if (!/^(?:(?:ssh|https?|file):\/\/|(?:[\w.-]+@)?[\w][\w.-]*:)[^\s\0]+$/.test(remote))
    throw unknown(word, 'names no Git remote.');
  return { kind: 'git', remote, branch };
}

/** A remote as it may be shown: without a password or a token that its address brings. */
export function withoutSecret(text: string): string {
  return text.replace(/(\b[a-z][a-z\d+.-]*:\/\/)[^/@\s]*:[^/@\s]*@|(\bhttps?:\/\/)[^/@\s]+@/gi, '$1$2');
}

function unknown(word: string, text: string): BuildError {
  return new BuildError('selection-unknown', `"${word}" ${text}`, FORMS);
}
