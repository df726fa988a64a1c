// Turns jobs into PDFs by a browser that starts with the first job, stays, and is replaced when the pages' assets change.
import { createHash } from 'node:crypto';
import type { Asset, Pdf, PrintJob } from '../../model.ts';
import type { Printer } from '../../print/index.ts';
import { openPrinter } from '../open-printer.ts';

export interface LazyPrinter {
  /** Prints a job, or gives the PDF that it gave before. Yields what the printer yields, and `browser-missing`. */
  print(job: PrintJob, assets: readonly Asset[]): Promise<Pdf>;
  /** Ends the browser; no process remains when it resolves. */
  close(): Promise<void>;
}

/** PDFs that are kept, for those who look at them again; a report has some megabytes. */
const KEPT = 6;

/** A printer without a browser yet. */
export function createLazyPrinter(): LazyPrinter {
  const printed = new Map<string, Promise<Pdf>>();
  let current: { readonly of: string; readonly printer: Promise<Printer> } | null = null;
  let closed = false;

  const printerFor = async (of: string, assets: readonly Asset[]): Promise<Printer> => {
    if (current?.of !== of) {
      const old = current;
      current = { of, printer: openPrinter(assets, 1) };
      await (await old?.printer.catch(() => undefined))?.close();
    }
    const printer = await current.printer;
    // Whoever closes ends the printers that it sees; this one may have come after that.
    if (closed) await printer.close();
    return printer;
  };

  return {
    print(job, assets) {
      const of = digest(assets.flatMap(({ path, bytes }) => [path, bytes]));
      const key = digest([of, JSON.stringify(job)]);
      const known = printed.get(key);
      if (known !== undefined) return known;
      const printing = printerFor(of, assets).then((printer) => printer.print(job));
      printed.set(key, printing);
      for (const oldest of printed.keys()) if (printed.size > KEPT) printed.delete(oldest);
      printing.catch(() => printed.delete(key));
      return printing;
    },
    async close() {
      closed = true;
      await (await current?.printer.catch(() => undefined))?.close();
    },
  };
}

function digest(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}
