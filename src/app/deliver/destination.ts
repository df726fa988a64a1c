// What a place to publish to must be able to do, whatever kind of place it is.
import type { Delivery } from './plan-delivery.ts';
import type { SiteManifest } from './site-manifest.ts';

/** What a target serves now. */
export interface Served {
  /** Number of the release, or commit; null where nothing is served. */
  readonly release: string | null;
  /** Null where nothing is served, or what is served is not from Despatch. */
  readonly manifest: SiteManifest | null;
}

/** What is published, and how. */
export interface Shipment {
  readonly delivery: Delivery;
  /** Folder of the build from which files come; each is compared with its hash while it is copied. */
  readonly buildDir: string;
  readonly served: Served;
  /** First line of what is recorded: "Publish innovation-evidence-review 1.0". */
  readonly title: string;
  /** Time of publishing, "2026-12-01T09:30:00Z". */
  readonly at: string;
}

/** What became of publishing or going back. */
export interface Outcome {
  /** The release, or commit, that is served now. */
  readonly release: string;
  readonly previous: string | null;
  /** Whether that was served already, and nothing was done. */
  readonly unchanged: boolean;
}

/** A place to publish to. Its methods reject with a BuildError for what the world does, and with the signal's reason. */
export interface Destination {
  /** As a person would write it. */
  readonly name: string;
  /** Looks at what is served now, and refuses what cannot be published to. */
  look(): Promise<Served>;
  /** Makes the whole new site beside the old one and switches in one step; until then nothing of the old one changes. */
  deliver(shipment: Shipment): Promise<Outcome>;
  /** Serves an earlier release again: the one that is named, else the one before. */
  goBack(release: string | undefined): Promise<Outcome>;
}
