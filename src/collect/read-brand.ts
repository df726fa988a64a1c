// Turns a brand file into a brand whose colours can be read.
import type { Brand } from '../model.ts';
import { checkYaml } from './check-yaml.ts';
import { contrast } from './contrast.ts';
import { brandForm, type ColourName } from './forms/brand-form.ts';
import { readYaml } from './read-yaml.ts';
import { type Reading, report } from './reading.ts';

/** Stands in for colours that are faulty, so that the brand still exists for those who name it. */
const PLAIN = {
  ink: '#1A1A1A',
  accent: '#555555',
  accentText: '#333333',
  support: '#555555',
  tint1: '#F2F2F2',
  tint2: '#E5E5E5',
  grey: '#4D4D4D',
  onInk: '#FFFFFF',
  onInkAccent: '#E5E5E5',
  coverLand: '#333333',
  coverLit: '#CCCCCC',
};

/** Least contrast of one colour on another (WCAG 2.2: 1.4.6 for running text, 1.4.3 for short text, 1.4.11 for graphics). */
const PAIRS: readonly (readonly [ColourName, ColourName | 'white', number])[] = [
  ['ink', 'white', 7],
  ['ink', 'tint1', 7],
  ['ink', 'tint2', 7],
  ['accentText', 'white', 7],
  ['accentText', 'tint1', 4.5],
  ['grey', 'white', 4.5],
  ['onInk', 'ink', 7],
  ['onInkAccent', 'ink', 4.5],
  ['coverLit', 'ink', 3],
  ['accent', 'white', 3],
];

/** Reads styles/brands/<id>.yaml; null when it cannot be used. Reports `brand-is-readable` and what checkYaml reports. */
export async function readBrand(reading: Reading, id: string): Promise<Brand | null> {
  const yaml = await readYaml(reading, { path: `styles/brands/${id}.yaml` });
  if (yaml === null) return null;
  const checked = checkYaml(reading, {
    schema: brandForm,
    yaml,
    value: yaml.value,
    fallback: { name: id, colours: PLAIN },
  });
  if (checked === null) return null;
  const { name, colours } = checked;
  for (const [front, back, least] of PAIRS) {
    const ratio = contrast(colours[front], back === 'white' ? '#FFFFFF' : colours[back]);
    if (ratio >= least) continue;
    // Rounded down: 6.96 must not read as 7.0.
    const found = Math.floor(ratio * 10) / 10;
    const text = `The contrast of ${front} on ${back} is ${found}:1; it should be at least ${least}:1.`;
    const hint = `Make ${front} ${front.startsWith('onInk') || front === 'coverLit' ? 'lighter' : 'darker'}.`;
    report(reading, 'brand-is-readable', { place: yaml.place(['colours', front]), text, hint });
  }
  return { id, name, colours };
}
