/** One HTML file that shows an alignment: no script, nothing fetched, good in print and in the dark. */
import { type BeadPair, type BeadWords, listBeadWords } from './bead-pair.ts';
import { findLanguageName } from './csl-item.ts';
import { escapeMarkup } from './markup.ts';

// Below this a bead is shown as doubtful.
const DOUBTFUL = 0.5;

const STYLE = `
:root { color-scheme: light dark; --ink: #1f1b16; --paper: #fbf9f4; --quiet: #6b6257; --line: #ddd5c8; --warn: #8a3b12; --gap: #f1ece2; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e2d8; --paper: #171512; --quiet: #a59b8d; --line: #3a342d; --warn: #f0a878; --gap: #221f1a; } }
body { margin: 0 auto; max-width: 78rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 Georgia, "Source Serif 4", "PT Serif", serif; }
h2 { font-size: 1.2rem; line-height: 1.3; font-weight: 600; margin: 2.5rem 0 .25rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; font-weight: 600; margin: 0 0 .25rem; overflow-wrap: anywhere; }
.sum { margin: 0 0 1.5rem; color: var(--quiet); font: .875rem/1.5 system-ui, sans-serif; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { vertical-align: top; text-align: start; padding: .5rem .9rem; border-block-end: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { font: 600 .875rem/1.4 system-ui, sans-serif; color: var(--quiet); }
.n { width: 3.5rem; padding-inline: 0 .5rem; text-align: end; font: .8125rem/1.9 system-ui, sans-serif; color: var(--quiet); }
.n a { color: inherit; text-decoration: none; } .n a:hover, .n a:focus { text-decoration: underline; }
tr:target td, tr:target th { background: var(--gap); }
.none { background: var(--gap); color: var(--quiet); font: italic .875rem/1.6 system-ui, sans-serif; }
.why { display: block; margin-block-start: .25rem; color: var(--warn); font: .8125rem/1.5 system-ui, sans-serif; }
@media (max-width: 40rem) { table, tbody, tr, td, th { display: block; width: auto; } thead { display: none; } th, td { border: 0; padding: .2rem 0; } tr { border-block-end: 1px solid var(--line); padding-block: .6rem; } .n { text-align: start; } }
@media print { body { max-width: none; padding: 0; font-size: 10pt; background: #fff; color: #000; } tr { break-inside: avoid; } thead { display: table-header-group; } }
`;

/** Formats alignments as one self-contained page; every word of the texts is escaped. */
export function formatAlignmentHtml(pairs: readonly BeadPair[]): string {
  const titles = pairs.map(titleOf);
  const title = titles.length === 1 ? (titles[0] ?? '') : `${titles.length} pairs of texts, side by side`;
  const isMany = pairs.length > 1;
  const parts = pairs.map((pair, index) => {
    const prefix = isMany ? `d${index + 1}` : '';
    const heading = isMany ? `<h2 id="d${index + 1}">${escapeMarkup(titles[index] ?? '')}</h2>\n` : '';
    return `${heading}${formatPair(pair, prefix)}`;
  });
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeMarkup(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeMarkup(title)}</h1>
${parts.join('\n')}
</main>
</body>
</html>
`;
}

const nameOf = (lang: string): string => findLanguageName(lang, 'en') ?? lang;

function titleOf({ title, languages: [from, into] }: BeadPair): string {
  return title ?? `${nameOf(from)} and ${nameOf(into)}, side by side`;
}

function formatPair(pair: BeadPair, prefix: string): string {
  const [from, into] = pair.languages;
  const beads = listBeadWords(pair);
  const unpaired = beads.filter((bead) => bead.original.length === 0 || bead.translation.length === 0).length;
  const doubtful = beads.filter((bead) => bead.confidence < DOUBTFUL).length;
  const sum = [`${beads.length} passages`, `${unpaired} without counterpart`, `${doubtful} doubtful`].join(' · ');
  return `<p class="sum">${sum}</p>
<table>
<thead><tr><th class="n" scope="col"><span aria-hidden="true">¶</span></th><th scope="col">${escapeMarkup(nameOf(from))}</th><th scope="col">${escapeMarkup(nameOf(into))}</th></tr></thead>
<tbody>
${beads.map((bead, index) => formatRow(bead, `${prefix}p${index + 1}`, index + 1, pair.languages)).join('\n')}
</tbody>
</table>`;
}

function formatRow(bead: BeadWords, id: string, n: number, [from, into]: readonly [string, string]): string {
  const doubt = bead.confidence < DOUBTFUL ? [`doubtful: ${Math.round(bead.confidence * 100)} %`] : [];
  const reasons = [...doubt, ...bead.findings.map((finding) => `${finding.kind}: ${finding.message}`)];
  const why = reasons.map((reason) => `<span class="why" lang="en">${escapeMarkup(reason)}</span>`).join('');
  return `<tr id="${id}"><th class="n" scope="row"><a href="#${id}">${n}</a></th>${formatCell(bead.original, from, '')}${formatCell(bead.translation, into, why)}</tr>`;
}

function formatCell(sentences: readonly string[], lang: string, why: string): string {
  if (sentences.length === 0) return `<td class="none">no counterpart${why}</td>`;
  return `<td><span lang="${escapeMarkup(lang)}" dir="auto">${escapeMarkup(sentences.join(' '))}</span>${why}</td>`;
}
