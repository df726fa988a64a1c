// What the plan names.
import type { EditionName } from './collect.ts';

export interface Variant {
  readonly publication: string;
  readonly edition: EditionName;
  /** Region id, or null for the national edition. */
  readonly region: string | null;
  readonly language: string;
  /** Folder of the site that holds its files: "innovation-evidence-review/wales". */
  readonly folder: string;
  /** Folder of the version of which this is the copy that stays, "innovation-evidence-review/v1.0"; left out at the plain address. */
  readonly keptAt?: string;
  /** File names in that folder: "report.html", "innovation-evidence-review-wales-report.pdf". */
  readonly webFile: string;
  readonly pdfFile: string;
}
