// Makes chapters in the HTML that compose emits, with every kind of block.
import type {
  Chapter,
  Finding,
  KeyMessage,
  OutlineEntry,
  Recommendation,
  Reference,
  SafeHtml,
  StrengthLevel,
} from '../../src/model.ts';

const safe = (html: string) => html as SafeHtml;

const TITLES = [
  ['summary', '', 'Executive summary', ['What was asked', 'What was found']],
  ['introduction', '1', 'Introduction', ['The question', 'What place-based innovation means']],
  [
    'national-policy',
    '2',
    'National policy: from levelling up to local growth',
    ['A short history', 'Funds and their rules'],
  ],
  [
    'local-policy',
    '3',
    'Local and devolved policy',
    ['Who decides what', 'More local choice', 'Bidding and its costs'],
  ],
  [
    'capacities',
    '4',
    'The varying capacities of places',
    ['Where research is done', 'The regional innovation paradox'],
  ],
  ['lessons', '5', 'Lessons from interventions', ['Grants, loans and subsidies', 'Networks and clusters']],
] as const;

const CLAIMS = [
  'Just over half of UK public-funded research and development is performed in the Greater South East.',
  'Local choice of projects has grown, but there is little evidence yet on whether it leads to better choices.',
  'Grants raise spending on research by small firms more surely than they raise productivity.',
  'Competition between areas can move activity about without adding to it.',
  'Clusters grow where there are firms that can use what universities know.',
];

const HEADLINES = [
  'Build one framework for measuring the impact of place-based innovation policy.',
  'Replace short competitions with longer settlements, and keep competition for what needs it.',
  'Commission comprehensive case studies across diverse regions.',
  'Publish local figures for business research on the same map as the funds.',
  'Pay for people who bring ideas into firms, as well as for research itself.',
];

const MESSAGES = [
  'Places differ less in whether they innovate than in how much of the system that supports innovation they hold.',
  'Local leaders now have more say in how innovation money is spent. Whether they choose better is not yet known, and short competitions make it hard to find out.',
  'Policy has changed names and funds too often for anyone to learn what worked.',
  'Support for firms works best where it builds what they can absorb, and not only what they can buy.',
  'Examples from abroad teach patience: the places that gained held their priorities for a decade or more.',
];

const TEXT: readonly [string, string, string, string] = [
  '<p>Local and devolved governments have become partners in innovation policy, where once they were mainly recipients. This chapter looks at what they can decide, how competition for funds shapes their choices, and why the map itself causes difficulty <a class="citation" href="#ref-oughton">(Oughton, Landabaso and Morgan, 2002)</a>.</p>',
  '<p>Innovation policy is thus made at several levels at once. Levels can reinforce each other. In Finland national and local arenas for science and innovation developed together, each shaping the other over many years. They can also work at cross purposes. A policy mix is more than the sum of its instruments, because goals, actors and instruments interact across levels and over time.</p>',
  '<p>Competition between areas raises a second problem. The gains of innovation spill over boundaries, so one area may pay for benefits that arise in another. Areas may also outbid one another for the same activity <a class="citation" href="#ref-wwg">(What Works Centre for Local Economic Growth, 2015)</a>. What looks like growth in one place may then be a move from the next.</p>',
  '<p>For practice, local and devolved governments can act without waiting for new powers. They can say in advance which choices they mean to make and on what evidence, and keep a record of what they turned down. They can share bidding and analysis with neighbours, and they can name the area that each of their figures describes.</p>',
];

const TABLE = `<div class="table"><table><thead><tr><th scope="col">Region or nation</th><th scope="col" class="number">Business R&amp;D, 2024, £ million</th><th scope="col" class="number">Share of UK, %</th></tr></thead><tbody>${[
  ['North East', '738', '1.3'],
  ['North West', '4,678', '8.4'],
  ['Yorkshire and The Humber', '1,761', '3.2'],
  ['East Midlands', '2,183', '3.9'],
  ['<strong>West Midlands</strong>', '<strong>4,862</strong>', '<strong>8.7</strong>'],
  ['East of England', '10,301', '18.5'],
]
  .map(
    ([place, spend, share]) =>
      `<tr><th scope="row">${place}</th><td class="number">${spend}</td><td class="number">${share}</td></tr>`,
  )
  .join(
    '',
  )}</tbody></table></div><p class="source">Source: Office for National Statistics (2025), licensed under the Open Government Licence v3.0.</p>`;

const WIDE = `<div class="table"><table><thead><tr>${['Measure', 'North East', 'North West', 'Wales', 'Scotland', 'London', 'UK'].map((head, index) => `<th scope="col"${index ? ' class="number"' : ''}>${head}</th>`).join('')}</tr></thead><tbody>${[
  'GDP per head, 2023, £',
  'Output per hour, 2023, £',
  'Business R&amp;D per head, 2022, £',
]
  .map(
    (head) =>
      `<tr><th scope="row">${head}</th>${['29,481', '35,812', '28,403', '37,192', '69,077', '39,845'].map((cell) => `<td class="number">${cell}</td>`).join('')}</tr>`,
  )
  .join('')}</tbody></table></div>`;

const CASE = `<div class="case-study" id="c-basque"><div class="case-place"><p class="place">Basque Country</p><p class="place-note">A long-run specialisation strategy</p></div><p class="case-title">Three priorities and four niches, held for years</p><p>A long-run smart specialisation strategy with advanced manufacturing, energy, and biosciences and health as its priorities. Engaging smaller firms has remained hard <a class="citation" href="#ref-aranguren">(Aranguren <em>et al.</em>, 2019)</a>.</p><p>What carries over is the patience: the same three priorities through four governments, and a budget that was planned for longer than a term.</p></div>`;

const QUOTE =
  '<figure class="quote"><blockquote><p>We had three years of funding and spent the first of them hiring the people who would write the next bid.</p></blockquote><figcaption>Nelles (2024), quoted on the hub’s innovation theme page</figcaption></figure>';

const NOTE =
  '<div class="note"><p class="note-title">On conflicting totals</p><p>Two official series count business research differently. Since 2022 the figures include more of what small firms do, so that totals before and after cannot be compared.</p></div>';

const ODDS = `<h3 id="odds">What else a chapter may hold</h3><ul><li>A first point, that needs a line and a half of text to be made well, as points in reports often do.</li><li>A second<ul><li>with a point below it</li></ul></li></ul><ol><li>One</li><li>Two, with <strong>weight</strong>, <del>a slip</del> and <code>gva_per_hour</code></li></ol><ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" checked disabled> Agreed with partners</li></ul><blockquote><p>A passage quoted at length, set in from the margin without marks around it, because the setting says that it is one.</p></blockquote><pre><code>region,year,value\nWales,2023,28403\nhttps://example.org/a/very/long/address/that/has/no/spaces/and/would/otherwise/run/out/of/the/column</code></pre><dl><dt>Absorptive capacity</dt><dd>What a firm or place can take in of what others know.</dd></dl><hr><p>See also <a href="https://www.example.org/a/very/long/address/that/has/no/spaces/in/it/and/must/not/break/the/column.html">https://www.example.org/a/very/long/address/that/has/no/spaces/in/it/and/must/not/break/the/column.html</a> and the note<sup><a class="note-call" id="call-1" href="#note-1">1</a></sup>.</p>`;

const FOOTNOTES =
  '<section class="footnotes"><h2 class="footnotes-title">Notes</h2><ol><li id="note-1"><p>This is the general shape of the devolution settlements. Powers differ between the three nations, and this review does not set them out in full. <a class="back" href="#call-1">Back to text</a></p></li></ol></section>';

const SUPPORT =
  '<p>In the year to March 2022 its share was 51.0%, up from 49.9% a year before <a class="citation" href="#ref-wwg">(ONS, 2024)</a>. Business R&amp;D is more concentrated still. The West Midlands, with £618 for each resident in 2022, stands below the UK figure of £752, but above most regions outside the Greater South East.</p>';

const numbered = TITLES.filter(([, number]) => number !== '');

function finding(index: number): string {
  const chapter = numbered[index];
  if (chapter === undefined) return '';
  const level = 1 + ((index * 2 + 3) % 5);
  const words = ['Very limited', 'Limited', 'Moderate', 'Strong', 'Very strong'];
  const dots = words.map((_, dot) => `<span class="dot${dot < level ? ' on' : ''}"></span>`).join('');
  return `<div class="finding" id="f-${index + 1}"><div class="rating"><p class="rating-word">${words[level - 1]} evidence</p><p class="rating-scale"><span class="dots" aria-hidden="true">${dots}</span> ${level} of 5</p></div><p class="claim"><span class="finding-number">Finding ${chapter[1]}.1</span> ${CLAIMS[index]}</p>${SUPPORT}</div>`;
}

function recommendation(index: number): string {
  return `<div class="recommendation" id="r-${index + 1}"><p class="recommendation-number">R${index + 1}</p><p class="headline">${HEADLINES[index]}</p><dl class="facts"><dt>Who</dt><dd>UK government with combined authorities</dd><dt>By when</dt><dd>2027</dd><dt>Rests on</dt><dd><a href="#f-1">Finding 1.1</a></dd></dl>${TEXT[3]}</div>`;
}

/** Six chapters with every kind of block. */
export function chapters(): Chapter[] {
  return TITLES.map(([id, number, title, sections], index) => {
    const own = number === '' ? -1 : Number(number) - 1;
    const parts = [`<h1 id="${id}">${number === '' ? '' : `<span class="number">${number}</span> `}${title}</h1>`];
    if (own >= 0)
      parts.push(
        `<div class="key-message" id="km-${own + 1}"><p class="label">Key message</p><p>${MESSAGES[own]}</p></div>`,
      );
    parts.push(TEXT[0]);
    sections.forEach((section, at) => {
      const label = number === '' ? '' : `<span class="number">${number}.${at + 1}</span> `;
      parts.push(`<h2 id="${id}-${at + 1}">${label}${section}</h2>`, TEXT[1], TEXT[2]);
      if (at === 0 && own >= 0)
        parts.push(finding(own), [CASE, TABLE, QUOTE, NOTE, WIDE][own]?.replace('c-basque', `c-${own}`) ?? '');
      if (at === 1)
        parts.push(TEXT[3], own === 1 ? TABLE : '', own === 0 ? ODDS : '', own >= 0 ? recommendation(own) : '');
    });
    if (own === 0) parts.push(FOOTNOTES);
    return { id, number, title, html: safe(parts.join('\n')), file: `sections/0${index}-${id}.md` };
  });
}

/** Headings of the chapters. */
export function outline(): OutlineEntry[] {
  return TITLES.flatMap(([id, number, title, sections]) => [
    { id, number, title, depth: 1 },
    ...sections.map((section, at) => ({
      id: `${id}-${at + 1}`,
      number: number === '' ? '' : `${number}.${at + 1}`,
      title: section,
      depth: 2,
    })),
  ]);
}

const whereabouts = (id: string, index: number) => ({
  id,
  chapter: numbered[index]?.[1] ?? '',
  chapterTitle: numbered[index]?.[2] ?? '',
  inReport: true,
});

const section = (index: number) => {
  const [id = '', number = '', title = ''] = numbered[index] ?? [];
  return { id: `${id}-1`, number: `${number}.1`, title };
};

const place = { file: 'sections/01.md', line: 1 };

export function keyMessages(): KeyMessage[] {
  return MESSAGES.map((text, index) => {
    const id = `km-${index + 1}`;
    return { id, html: safe(`<p>${text}</p>`), where: whereabouts(id, index), section: section(index), place };
  });
}

export function findings(scale: readonly StrengthLevel[]): Finding[] {
  return CLAIMS.map((claim, index) => {
    const id = `f-${index + 1}`;
    return {
      id,
      number: `${numbered[index]?.[1]}.1`,
      claim: safe(claim),
      body: safe(SUPPORT),
      strength: scale[(index * 2 + 3) % 5] as StrengthLevel,
      outOf: 5,
      briefing: index !== 2,
      cited: true,
      place,
      where: whereabouts(id, index),
      section: section(index),
    };
  });
}

export function recommendations(): Recommendation[] {
  return HEADLINES.map((headline, index) => {
    const id = `r-${index + 1}`;
    return {
      id,
      number: index + 1,
      headline: safe(headline),
      body: safe(TEXT[3] ?? ''),
      audience: [
        'UK government with combined authorities',
        'UK government, with devolved governments and local leaders',
        'Research funders',
      ][index % 3] as string,
      by: String(2026 + (index % 3)),
      findings: [
        { id: `f-${index + 1}`, number: `${index + 1}.1` },
        ...(index === 1 ? [{ id: 'f-4', number: '4.1' }] : []),
      ],
      where: whereabouts(id, index),
      section: section(index),
      place,
      plain: { headline, body: TEXT[3] ?? '' },
    };
  });
}

export function references(): Reference[] {
  const works = [
    [
      'aranguren',
      'Aranguren, M.J., Magro, E., Navarro, M. and Wilson, J.R. (2019) ‘Governance of the territorial entrepreneurial discovery process: looking under the bonnet of RIS3’, <em>Regional Studies</em>, 53(4), pp. 451–461.',
      'https://doi.org/10.1080/00343404.2018.1462484',
    ],
    [
      'barca',
      'Barca, F. (2009) <em>An agenda for a reformed cohesion policy: a place-based approach to meeting European Union challenges and expectations</em>. Brussels: European Commission.',
      'https://ec.europa.eu/migrant-integration/library-document/agenda-reformed-cohesion-policy-place-based-approach-meeting-european-union-challenges-and-expectations_en',
    ],
    [
      'forth',
      'Forth, T. and Jones, R.A.L. (2020) <em>The missing £4 billion: making R&amp;D work for the whole UK</em>. London: Nesta.',
      'https://www.nesta.org.uk/report/the-missing-4-billion/',
    ],
    [
      'oughton',
      'Oughton, C., Landabaso, M. and Morgan, K. (2002) ‘The regional innovation paradox: innovation policy and industrial policy’, <em>The Journal of Technology Transfer</em>, 27(1), pp. 97–110.',
      'https://doi.org/10.1023/A:1013104805703',
    ],
    [
      'wwg',
      'What Works Centre for Local Economic Growth (2015) <em>Evidence review 9: innovation: grants, loans and subsidies</em>. London: What Works Centre for Local Economic Growth.',
      'https://whatworksgrowth.org/resource-library/innovation-grants-loans-and-subsidies/',
    ],
  ];
  return works.map(([id = '', text, url]) => ({
    id,
    html: safe(`${text} Available at: <a href="${url}">${url}</a> (Accessed: 3 March 2025).`),
  }));
}
