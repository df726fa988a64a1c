// How messages look in the terminal, to the column.
import { describe, expect, it } from 'vitest';
import { type Colours, renderMessages } from '../../src/app/render-messages.ts';
import type { Message } from '../../src/model.ts';

const same = (text: string) => text;
const PLAIN: Colours = { severity: { error: same, warning: same, info: same }, bold: same, dim: same };

function render(source: string | null, ...messages: Partial<Message>[]): string {
  const whole = messages.map(
    (each): Message => ({ rule: 'a-rule', severity: 'error', text: 'Wrong.', file: 'a.md', ...each }),
  );
  return renderMessages(whole, () => source?.split('\n') ?? null, PLAIN);
}

/** The characters of the last source line that stand over carets. */
function underlined(rendered: string): string {
  const lines = rendered.trimEnd().split('\n');
  const [source = '', carets = ''] = lines.slice(-2);
  return source.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1);
}

describe('renderMessages', () => {
  it('shows place, rule, text with hint, and two lines with the fault underlined', () => {
    const source = `${'\n'.repeat(39)}The gap has been put at £4 billion a year\nof public R&D [@forth2021].`;
    const place = { file: 'briefings/x/sections/03-capacities.md', line: 41, column: 16, endColumn: 26 };
    const text = '"forth2021" is not in references.bib.';
    const hint = 'Did you mean "forth2020"?';
    expect(render(source, { ...place, rule: 'citation-key-exists', text, hint })).toMatchInlineSnapshot(`
      "briefings/x/sections/03-capacities.md:41:16 error citation-key-exists
        "forth2021" is not in references.bib. Did you mean "forth2020"?
        40 | The gap has been put at £4 billion a year
        41 | of public R&D [@forth2021].
           |                ^^^^^^^^^^
      "
    `);
  });

  it('puts a long hint on a line of its own, and an empty line between messages', () => {
    expect(render('x', { hint: 'word '.repeat(30).trim() }, { severity: 'warning' })).toBe(
      `a.md error a-rule\n  Wrong.\n  ${'word '.repeat(30).trim()}\n\na.md warning a-rule\n  Wrong.\n`,
    );
  });

  it('shows the first line alone, and keeps the gutter when the number of digits changes', () => {
    expect(render('first', { line: 1, column: 1, endColumn: 6 })).toContain('  1 | first\n    | ^^^^^');
    const ten = Array.from({ length: 10 }, (_, at) => `line${at + 1}`).join('\n');
    expect(render(ten, { line: 10, column: 5, endColumn: 7 })).toContain('   9 | line9\n  10 | line10\n     |     ^^');
  });

  it('shows the line without carets when there is no column, and no frame when there is no such line', () => {
    expect(render('a\nb', { line: 2 })).toBe('a.md:2 error a-rule\n  Wrong.\n  1 | a\n  2 | b\n');
    expect(render('a', { line: 9, column: 1 })).toBe('a.md:9:1 error a-rule\n  Wrong.\n');
    expect(render(null, { line: 1, column: 1 })).toBe('a.md:1:1 error a-rule\n  Wrong.\n');
  });

  it('underlines one character without an end, and something for an empty range', () => {
    expect(underlined(render('abc', { line: 1, column: 2 }))).toBe('b');
    expect(render('abc', { line: 1, column: 4, endColumn: 4 })).toMatch(/\| {4}\^\n$/);
  });

  it('stands under the right cells after tabs, wide characters, emoji and combining marks', () => {
    expect(underlined(render('\t\tfault', { line: 1, column: 3, endColumn: 8 }))).toBe('fault');
    const cellsBefore = (lead: string) =>
      render(`${lead}x`, { line: 1, column: lead.length + 1 }).match(/\| ( *)\^/)?.[1]?.length;
    expect(cellsBefore('漢字')).toBe(4);
    expect(cellsBefore('👩‍🔬')).toBe(2);
    expect(cellsBefore('e\u0301')).toBe(1);
    expect(cellsBefore('ŵ ŷ £')).toBe(5);
  });

  it('cuts a long line round the fault', () => {
    const rendered = render(`${'word '.repeat(80)}[@fault] ${'more '.repeat(80)}`, {
      line: 1,
      column: 402,
      endColumn: 408,
    });
    expect(underlined(rendered)).toBe('@fault');
    for (const line of rendered.split('\n')) expect(line.length).toBeLessThan(112);
    expect(rendered).toMatch(/1 \| … word .* …\n/);
  });

  it('keeps carets of a long fault on the screen', () => {
    const rendered = render('x'.repeat(500), { line: 1, column: 1, endColumn: 501 });
    for (const line of rendered.split('\n')) expect(line.length).toBeLessThan(112);
  });

  it('lets no control or bidirectional character of a file reach the terminal', () => {
    const evil = '\u001b[2J\u0007\u202egnp.exe\r';
    const rendered = render(evil, { line: 1, column: 1, file: `a${evil}.md`, text: `No ${evil}`, hint: evil });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
    expect(rendered).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });
});
