// Turns a comparison of two editions into text for a terminal.
import type { ComparedSection, Difference, EditionComparison, Run } from '../model.ts';
import { cellsOf, cleanText } from './clean-text.ts';
import { wrap } from './draw-table.ts';
import { plural } from './render-summary.ts';
import type { Terminal } from './terminal.ts';

/** Of a section that only one reader has, this much is shown. */
const SHOWN_OF_OWN = 4;
const KINDS: Readonly<Partial<Record<Difference['what'], string>>> = {
  heading: 'heading: ',
  figure: 'figure: ',
  table: 'table: ',
  'key-message': 'key message: ',
  finding: 'finding: ',
  recommendation: 'recommendation: ',
};

/** Renders the summary, then each section in which something differs: whose text it is stands before every line. */
export function renderDifferences(
  comparison: EditionComparison,
  terminal: Pick<Terminal, 'width' | 'colours'>,
): string {
  const { a, b, summary, sections } = comparison;
  const { width, colours } = terminal;
  const { bold, dim } = colours;
  const names = { a: a.name, b: b.name };
  const column = Math.max(cellsOf(a.name), cellsOf(b.name));
  const differing = sections.filter(
    ({ differences, title }) => differences.length > 0 || title.a === null || title.b === null,
  );
  return [
    summary.map((sentence) => wrap(cleanText(sentence), width, '  ')).join('\n'),
    ...(differing.length === 0 ? [] : [`${dim('[ ]')} marks the words that the other has not.`]),
    ...differing.map(section),
  ].join('\n\n');

  function section(one: ComparedSection): string {
    const { title, differences } = one;
    const side = title.a === null ? 'b' : title.b === null ? 'a' : null;
    const head = bold(cleanText(`${numbered(one, side ?? 'a')}${title[side ?? 'a'] ?? ''}`));
    if (side !== null) {
      const shown = differences.slice(0, SHOWN_OF_OWN).map(difference);
      const rest = differences.length - shown.length;
      const more =
        rest > 0 ? [dim(`${' '.repeat(column + 4)}… and ${rest} more; --report or --json has all of it`)] : [];
      return [`${head}  only ${names[side]}, ${plural(one.words[side], 'word')}`, ...shown, ...more].join('\n');
    }
    const named = differences.filter(({ isNameOnly }) => isNameOnly).length;
    const told = differences.filter(({ isNameOnly }) => !isNameOnly).map(difference);
    const facts = [`${one.same} the same`, ...(named === 0 ? [] : [`${named} but for the name`])];
    const other = title.b === title.a ? '' : `  |  ${bold(cleanText(`${numbered(one, 'b')}${title.b ?? ''}`))}`;
    return [`${head}${other}  ${dim(facts.join(', '))}`, ...told].join('\n');
  }

  function difference({ what, a: first, b: second, values }: Difference): string {
    const kind = KINDS[what] ?? '';
    const isPair = first !== null && second !== null;
    const lines = [
      ...(first === null ? [] : [line(isPair ? '~' : '-', names.a, kind + marked(first, isPair))]),
      ...(second === null ? [] : [line(isPair ? ' ' : '+', names.b, kind + marked(second, isPair))]),
      ...(values.length === 0 ? [] : [line(' ', '', bold(values.map((one) => `${one.a} → ${one.b}`).join(' · ')))]),
    ];
    return lines.join('\n');
  }

  function line(sign: string, name: string, text: string): string {
    const indent = ' '.repeat(column + 4);
    const padded = name + ' '.repeat(column - cellsOf(name));
    return `${sign} ${dim(padded)}  ${wrap(text, width - indent.length, '').replaceAll('\n', `\n${indent}`)}`;
  }
}

function numbered({ number }: ComparedSection, side: 'a' | 'b'): string {
  return number[side] === null || number[side] === '' ? '' : `${number[side]} `;
}

/** Marks what differs by brackets, which stay when colours do not. */
function marked(runs: readonly Run[], isPair: boolean): string {
  const text = runs.map((run) => {
    const clean = cleanText(run.text, ' ');
    const [, core = '', space = ''] = /^([\s\S]*?)(\s*)$/.exec(clean) ?? [];
    return isPair && run.differs ? `[${core}]${space}` : clean;
  });
  return text.join('');
}
