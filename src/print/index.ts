// The door of the print room: HtmlPage → Pdf.
export type { BrowserFound } from './browser.ts';
export { findBrowser } from './find-browser.ts';
export { INSTALL_HINT, installBrowser } from './install-browser.ts';
export { createPrinter, type Printer, type PrinterOptions } from './pool.ts';
