// Turns wanted heights of labels into heights at which they do not touch.

export interface WantedLabel {
  /** Middle of the label. */
  readonly y: number;
  readonly height: number;
}

/**
 * Moves labels apart, as little as their order allows, between `top` and `bottom`; in the order given.
 * They touch only when all together are higher than the room.
 */
export function placeLabels(
  wanted: readonly WantedLabel[],
  { top, bottom }: { top: number; bottom: number },
): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a]?.y ?? 0) - (wanted[b]?.y ?? 0) || a - b);
  const places = wanted.map(({ y }) => y);
  const height = (index: number): number => wanted[index]?.height ?? 0;
  let edge = top;
  for (const index of order) {
    const y = Math.max(places[index] ?? 0, edge + height(index) / 2);
    places[index] = y;
    edge = y + height(index) / 2;
  }
  edge = bottom;
  for (const index of [...order].reverse()) {
    const y = Math.min(places[index] ?? 0, edge - height(index) / 2);
    places[index] = y;
    edge = y - height(index) / 2;
  }
  return places;
}
