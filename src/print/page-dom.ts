// The part of the DOM that our own functions in the page use; the rest of the program has no DOM.

export interface PageRule {
  readonly style?: PageStyle;
  readonly cssRules?: Iterable<PageRule>;
}

export interface PageStyle {
  getPropertyValue(name: string): string;
  getPropertyPriority(name: string): string;
  setProperty(name: string, value: string, priority?: string): void;
}

export interface PageElement {
  readonly style: PageStyle;
  readonly offsetHeight: number;
  readonly parentElement: PageElement | null;
  readonly firstElementChild: PageElement | null;
  textContent: string | null;
  loading?: string;
  readonly href?: string;
  readonly sheet?: unknown;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  closest(selector: string): PageElement | null;
  matches(selector: string): boolean;
  cloneNode(deep: boolean): PageElement;
  replaceWith(text: string): void;
  querySelectorAll(selector: string): Iterable<PageElement>;
  append(child: PageElement): void;
  querySelector(selector: string): PageElement | null;
  getBoundingClientRect(): { readonly left: number; readonly top: number };
  getClientRects(): ArrayLike<{
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  }>;
  decode?(): Promise<void>;
}

export interface PageFontFace {
  load(): Promise<unknown>;
}

export interface PageDocument {
  readonly body: PageElement;
  readonly documentElement: PageElement;
  readonly styleSheets: Iterable<{ readonly cssRules: Iterable<PageRule> }>;
  readonly fonts: Iterable<PageFontFace> & {
    readonly ready: Promise<unknown>;
    load(font: string, text: string): Promise<unknown>;
  };
  open(): void;
  write(html: string): void;
  close(): void;
  createElement(name: string): PageElement;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}
