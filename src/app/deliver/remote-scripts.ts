// Writes what is run by sh on the machine that serves; `$t` is the target and `$r` the folder of its releases.
import type { Delivery } from './plan-delivery.ts';
import type { Release } from './releases.ts';

/** Words in single quotes, which sh takes as they are. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Prints what the target is, the numbers of its releases, the record of the one that is served, and its manifest. */
export const LOOK_SCRIPT = `set -eu
if [ -L "$t" ]; then echo "link $(readlink "$t")"
elif [ -d "$t" ]; then echo folder
elif [ -e "$t" ]; then echo file
else echo none; fi
( cd "$r" 2>/dev/null && ls | tr '\\n' ' ' ) || :
echo
if [ -L "$t" ]; then
  cat "$t/../release.json" 2>/dev/null | tr -d '\\n' || :
  echo
  cat "$t/manifest.json" 2>/dev/null || :
else echo; fi
`;

/** Fails with 75 when something else is served than was looked at. */
function expecting(before: number | null, releasesName: string): string {
  const link = before === null ? '' : `${releasesName}/${before}/site`;
  return `now=
if [ -L "$t" ]; then now=$(readlink "$t"); elif [ -e "$t" ]; then exit 75; fi
[ "$now" = ${quoteForShell(link)} ] || exit 75
`;
}

/** Makes a new link where it is no litter, and renames it over the old one: the one step. */
function switching(number: number, releasesName: string): string {
  return `rm -f "$r/.unfinished-link-$$"
ln -s ${quoteForShell(`${releasesName}/${number}/site`)} "$r/.unfinished-link-$$"
mv -T "$r/.unfinished-link-$$" "$t"
sync
`;
}

/** Serves another release. */
export function switchScript(to: {
  readonly number: number;
  readonly before: number | null;
  readonly releasesName: string;
}): string {
  const { number, before, releasesName } = to;
  return `set -eu\n[ -d "$r/${number}/site" ] || exit 75\n${expecting(before, releasesName)}${switching(number, releasesName)}`;
}

/** Completes an uploaded release by the versions that stay, checks every file, and serves it; then removes old releases. */
export function deliverScript(given: {
  readonly delivery: Pick<Delivery, 'files' | 'manifestHash'>;
  readonly release: Release;
  /** Name of the folder that was uploaded. */
  readonly unfinished: string;
  readonly releasesName: string;
  readonly remove: readonly number[];
}): string {
  const { delivery, release, unfinished, releasesName, remove } = given;
  const kept = delivery.files.filter(({ from }) => from === 'served').map(({ path }) => `${path}\n`);
  const sums = [...delivery.files, { path: 'manifest.json', sha256: delivery.manifestHash }].map(
    ({ path, sha256 }) => `${sha256}  ${path}\n`,
  );
  return `set -eu
command -v sha256sum >/dev/null || { echo "there is no sha256sum" >&2; exit 77; }
rm -rf "$r/.unfinished-try-$$"; mkdir "$r/.unfinished-try-$$"
mv -T "$r/.unfinished-try-$$" "$r/.unfinished-tried-$$" 2>/dev/null || { rmdir "$r/.unfinished-try-$$"; echo "its mv knows no -T" >&2; exit 77; }
rmdir "$r/.unfinished-tried-$$"
new="$r/${unfinished}"
${expecting(release.previous, releasesName)}(
  cd "$new/site"
  while IFS= read -r f; do
    mkdir -p "./$(dirname -- "$f")"
    ln -f "../../${release.previous ?? 0}/site/$f" "./$f" 2>/dev/null || cp "../../${release.previous ?? 0}/site/$f" "./$f"
  done <<'DESPATCH'
${kept.join('')}DESPATCH
  bad=$(sha256sum -c 2>/dev/null <<'DESPATCH' | grep -v ': OK$' || :
${sums.join('')}DESPATCH
  )
  [ -z "$bad" ] || { echo "$bad" >&2; exit 76; }
)
sync
mv -T "$new" "$r/${release.number}" 2>/dev/null || exit 75
${expecting(release.previous, releasesName)}${switching(release.number, releasesName)}for n in ${remove.join(' ')}; do
  mv -T "$r/$n" "$r/.unfinished-old-$n" && rm -rf "$r/.unfinished-old-$n" || :
done
`;
}
