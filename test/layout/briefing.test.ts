// What only a briefing has: its way into the report, the region at a glance, chosen figures.
import { expect, test } from 'vitest';
import { createLayout } from '../../src/layout/index.ts';
import type { ChosenFigure, Document, SafeHtml } from '../../src/model.ts';
import { collection, document, downloads } from './fixture.ts';

const briefing = document('policy-briefing', 'wales');
const layoutOf = (config: { baseUrl?: string } = {}) => {
  const { baseUrl: _, ...without } = collection().config;
  return createLayout({ ...collection(), config: { ...without, ...config } });
};
const linksIn = (html: string) => html.match(/<p class="report-link">.*?<\/p>/g) ?? [];

function figure(id: string, kind: ChosenFigure['kind'], after: string | null): ChosenFigure {
  const [first] = briefing.findings;
  if (first === undefined) throw new Error('The sample has findings.');
  const { section, place } = first;
  const where = { ...first.where, id };
  const html = (
    kind === 'glance' ? `<section class="glance" id="${id}">G</section>` : `<figure id="${id}"></figure>`
  ) as SafeHtml;
  return { id, kind, html, title: `Title of <${id}>`, after, where, section, place };
}

test('on paper each message, finding and recommendation says its section, and print may say the page instead', () => {
  const { keyMessages, findings, recommendations } = briefing;
  const links = linksIn(layoutOf().print(briefing).html);
  const shown = findings.filter((finding) => finding.briefing);
  expect(links.length).toBe(keyMessages.length + shown.length + recommendations.length);
  expect(links[0]).toBe(
    '<p class="report-link"><span data-report-page="km-1" data-with-page="Report, page\u00a0{page}">Report, section\u00a01.1</span></p>',
  );
  const href =
    'https://example.org/evidence/innovation-evidence-review/wales/innovation-evidence-review-wales-report.pdf';
  const withUrl = linksIn(layoutOf({ baseUrl: 'https://example.org/evidence/' }).print(briefing).html);
  expect(withUrl[0]).toContain(`<a href="${href}" data-report-page="km-1" data-with-page="Report, page\u00a0{page}">`);
});

test('on the web it leads to the same place of the web report, and is plain where that is not built', () => {
  const links = linksIn(layoutOf().web({ document: briefing, downloads }).html);
  expect(links[0]).toBe('<p class="report-link"><a href="report.html#km-1">Report, section\u00a01.1</a></p>');
  const alone = downloads.filter(({ edition }) => edition === 'policy-briefing');
  const plain = linksIn(layoutOf().web({ document: briefing, downloads: alone }).html);
  expect(plain[0]).toBe('<p class="report-link"><span>Report, section\u00a01.1</span></p>');
});

test('nothing leads to a report that is not published, or to what the report does not have', () => {
  const { publication } = briefing;
  const alone: Document = { ...briefing, publication: { ...publication, editions: ['policy-briefing'] } };
  expect(linksIn(layoutOf().print(alone).html)).toEqual([]);
  const own = (index: number) => index === 1;
  const keyMessages = briefing.keyMessages.map((one, index) => ({
    ...one,
    where: { ...one.where, inReport: !own(index) },
  }));
  const { html } = layoutOf().print({ ...briefing, keyMessages });
  expect(html).toContain('data-report-page="km-1"');
  expect(html).not.toContain('data-report-page="km-2"');
});

test('what stands before the first numbered section is found by its chapter', () => {
  const [first, second, ...others] = briefing.keyMessages;
  if (first === undefined || second === undefined) throw new Error('The sample has key messages.');
  const section = { id: 'x', number: '', title: 'Unnumbered' };
  const keyMessages = [
    { ...first, section, where: { ...first.where, chapter: '7' } },
    { ...second, section, where: { ...second.where, chapter: '', chapterTitle: 'Summary & more' } },
    ...others,
  ];
  const links = linksIn(layoutOf().print({ ...briefing, keyMessages }).html);
  expect(links[0]).toContain('>Report, section\u00a07<');
  expect(links[1]).toContain('>Report, Summary &amp; more<');
});

test('the region at a glance follows the summary, and a figure the finding before it in the report', () => {
  const [first, second] = briefing.findings;
  const chosenFigures = [
    figure('glance', 'glance', null),
    figure('early', 'figure', null),
    figure('later', 'figure', second?.id ?? ''),
  ];
  for (const { html } of [
    layoutOf().print({ ...briefing, chosenFigures }),
    layoutOf().web({ document: { ...briefing, chosenFigures }, downloads }),
  ]) {
    const marks = [
      'id="glance"',
      'Key messages</h2>',
      'id="early"',
      `id="${first?.id}"`,
      `id="${second?.id}"`,
      'id="later"',
    ];
    const places = marks.map((mark) => html.indexOf(mark));
    expect(places.every((at) => at > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  }
  const web = layoutOf().web({ document: { ...briefing, chosenFigures }, downloads }).html;
  expect(web).toMatch(
    /<a href="#glance" class="contents-chapter">[^/]*<\/span><span class="contents-title">Title of &lt;glance&gt;/,
  );
  const paper = layoutOf().print({ ...briefing, chosenFigures }).html;
  expect(paper).toContain('data-block="early" data-block-title="Title of &lt;early&gt;"');
});

test('print measures every part of a briefing', () => {
  const blocks = [
    ...layoutOf()
      .print(briefing)
      .html.matchAll(/ data-block="([^"]*)" data-block-title="([^"]+)"/g),
  ];
  const { keyMessages, findings, recommendations } = briefing;
  expect(blocks.map(([, id]) => id)).toEqual([
    'summary',
    'regional-summary',
    ...[keyMessages, findings.filter((one) => one.briefing), recommendations].flat().map(({ id }) => id),
    'references',
    'imprint',
  ]);
  expect(layoutOf().web({ document: briefing, downloads }).html).not.toContain('data-block');
});
