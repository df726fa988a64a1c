// Turns template sources into functions that make pages.
import Handlebars from 'handlebars';
import type { SafeHtml } from '../model.ts';
import { checkUrl } from './check-url.ts';
import type { Words } from './create-words.ts';
import { formatDate } from './format-date.ts';
import { makeMonogram } from './make-monogram.ts';

/** What every view holds besides its own fields. */
export interface View {
  readonly language: string;
  readonly pageTitle: string;
}

/** Fills one template with a view; what comes out is escaped. */
export type Fill = (view: View, words: Words) => SafeHtml;

const PARTIALS = 'partials/';

type Templates = (name: string) => Fill;

const compiledBefore = new WeakMap<Readonly<Record<string, string>>, Templates>();

/** The templates of a design: compiled once for it, however many layouts are made. */
export function templatesOf(sources: Readonly<Record<string, string>>): Templates {
  const made = compiledBefore.get(sources) ?? createTemplates(sources);
  compiledBefore.set(sources, made);
  return made;
}

/**
 * Compiles every template once; a partial can also be filled alone, as "partials/contents". Values are escaped unless trustHtml marked them; fields that a view lacks throw;
 * nothing inherited can be reached. Helpers: word, date, url, monogram.
 */
export function createTemplates(sources: Readonly<Record<string, string>>): Templates {
  const handlebars = Handlebars.create();
  handlebars.registerHelper({
    word: (key: string, options: Handlebars.HelperOptions) => (options.data.words as Words)(key, options.hash),
    date: (date: string, options: Handlebars.HelperOptions) => formatDate(date, options.data.root.language),
    url: (url: unknown) => checkUrl(url),
    monogram: (name: string) => makeMonogram(name),
  });
  const compiled = new Map<string, HandlebarsTemplateDelegate<View>>();
  // preventIndent: an indented partial would otherwise indent the lines of <pre> in it.
  const options = { strict: true, preventIndent: true, noEscape: false, knownHelpersOnly: false } as const;
  for (const [name, source] of Object.entries(sources)) {
    const template = handlebars.compile<View>(source, options);
    if (name.startsWith(PARTIALS)) handlebars.registerPartial(name.slice(PARTIALS.length), template);
    compiled.set(name, template);
  }
  return (name) => {
    const template = compiled.get(name);
    if (template === undefined) throw new Error(`There is no template "${name}".`);
    return (view, words) =>
      template(Object.assign(Object.create(null), view), {
        data: { words },
        allowProtoPropertiesByDefault: false,
        allowProtoMethodsByDefault: false,
      }) as SafeHtml;
  };
}
