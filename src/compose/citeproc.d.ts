// Describes the part of citeproc-js that is used (its manual: https://citeproc-js.readthedocs.io/).
declare module 'citeproc' {
  namespace CSL {
    interface CitationItem {
      readonly id: string;
      readonly locator?: string;
      readonly label?: string;
      readonly prefix?: string;
      readonly suffix?: string;
      readonly 'suppress-author'?: boolean;
      readonly 'author-only'?: boolean;
    }
    interface CitationProperties {
      readonly noteIndex?: number;
      /** The works stay in their order, whatever the style sorts by. */
      readonly unsorted?: boolean;
    }
    interface WrapperParameters {
      readonly context: 'citation' | 'bibliography';
      readonly itemData: { readonly id: string };
      readonly variableNames: readonly string[];
    }
    interface System {
      retrieveLocale(language: string): string;
      retrieveItem(id: string): unknown;
      variableWrapper?(parameters: WrapperParameters, before: string, text: string, after: string): string;
    }
    class Engine {
      constructor(system: System, style: string, language?: string, forceLanguage?: boolean);
      readonly opt: { readonly development_extensions: { wrap_url_and_doi: boolean } };
      /** `seq` is the number of a work in styles that count. */
      readonly registry: { readonly registry: Readonly<Record<string, { readonly seq: number }>> };
      getTerm(name: string): string;
      restoreProcessorState(): void;
      updateItems(ids: readonly string[]): void;
      makeCitationCluster(items: readonly CitationItem[]): string;
      processCitationCluster(
        citation: {
          readonly citationID: string;
          readonly citationItems: readonly CitationItem[];
          readonly properties: CitationProperties;
        },
        before: readonly (readonly [string, number])[],
        after: readonly (readonly [string, number])[],
        flag?: number,
      ): readonly [object, readonly (readonly [number, string, string])[]];
      makeBibliography(): [{ readonly entry_ids: readonly (readonly string[])[] }, readonly string[]] | false;
      rebuildProcessorState(
        citations: readonly object[],
        mode: 'html',
        uncited: readonly string[],
      ): readonly [string, number, string][];
    }
  }
  // biome-ignore lint/style/noDefaultExport: this is how the package exports itself
  export default CSL;
}
