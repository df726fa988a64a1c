// Turns a page of the site into the same page as the preview serves it: with its script, and a policy that lets it run.
import { escapeText } from '../clean-text.ts';

/** The path below which the preview's own files stand; no publication's folder starts with a dot. */
export const OWN = '.despatch';

/** A page as it is served: its policy goes into the response's head. */
export interface Prepared {
  readonly html: string;
  readonly policy: string;
}

const POLICY_TAG = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">\n?/;
/** For pages of the preview's own, and for a page without a policy. */
const STRICT =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/** Puts the script into the head of a page; `page` is the path under which its news are told. */
export function preparePage(html: string, { page, version }: { page: string; version: string }): Prepared {
  const [tag = '', written = STRICT] = POLICY_TAG.exec(html) ?? [];
  const script = `<script src="/${OWN}/preview.js" data-page="${escapeText(page)}" data-version="${version}" defer></script>\n`;
  const bare = tag === '' ? html : html.replace(tag, () => '');
  return { html: bare.replace('</head>', (head) => script + head), policy: withScript(unescapeText(written)) };
}

/** A page for what cannot be shown: a heading, and what is to say about it. */
export function plainPage(heading: string, text: string, page: string): Prepared {
  const html = `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(heading)}</title>
<link rel="stylesheet" href="/${OWN}/preview.css">
</head>
<body class="plain">
<main><h1>${escapeText(heading)}</h1>
<pre>${escapeText(text)}</pre>
</main>
</body>
</html>
`;
  return preparePage(html, { page, version: '' });
}

/** The policy of a page, with the preview's script and its news let in, and no frame round it. */
function withScript(policy: string): string {
  const directives = new Map(
    policy.split(';').flatMap((directive): [string, string[]][] => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return name === '' ? [] : [[name, sources]];
    }),
  );
  for (const name of ['script-src', 'connect-src', 'style-src']) {
    const sources = (directives.get(name) ?? []).filter((source) => source !== "'none'");
    directives.set(name, [...new Set(["'self'", ...sources])]);
  }
  directives.set('frame-ancestors', ["'none'"]);
  return [...directives].map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}

function unescapeText(text: string): string {
  return text.replaceAll('&#x27;', "'").replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
