// Turns the words of one language into a function that finds them.

/** Finds a word by its dotted key and fills `{names}` in; yields plain text. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/**
 * Makes the function that finds words, by language; a word that a language lacks comes from British English.
 * A key that exists nowhere is our mistake and throws.
 */
export function createWords(all: Readonly<Record<string, Readonly<Record<string, string>>>>, language: string): Words {
  const own = new Map(Object.entries(all[language] ?? {}));
  const fallback = new Map(Object.entries(all['en-GB'] ?? {}));
  return (key, values) => {
    const word = own.get(key) ?? fallback.get(key);
    if (word === undefined) throw new Error(`There is no word "${key}" in templates/words.`);
    if (values === undefined) return word;
    const filling = new Map(Object.entries(values));
    return word.replace(/\{([a-z-]+)\}/g, (whole, name: string) => String(filling.get(name) ?? whole));
  };
}
