// What is used of pagefind, whose own types come with a package that not every machine has a program for.
declare module 'pagefind' {
  export interface Index {
    addHTMLFile(page: {
      readonly url: string;
      readonly content: string;
    }): Promise<{ readonly errors: readonly string[] }>;
    getFiles(): Promise<{ readonly files: readonly { readonly path: string; readonly content: Uint8Array }[] }>;
  }
  export function createIndex(config: { readonly writePlayground: boolean }): Promise<{
    readonly index?: Index;
    readonly errors: readonly string[];
  }>;
  export function close(): Promise<null>;
}
