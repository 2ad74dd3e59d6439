/** `sverka cite <record>[#passage]`: a citation that points at leaf and passage. */
import { toError } from '../errors.ts';
import { CITATION_STYLES, type Citation, citeRecord } from '../share/share.ts';
import { findServing, openExisting, type PlaceOptions, toPlace } from './place.ts';
import type { Terminal } from './terminal.ts';

export interface CiteOptions extends PlaceOptions {
  readonly style?: string;
  readonly lang?: string;
}

export async function runCite(terminal: Terminal, given: string, options: CiteOptions): Promise<number> {
  const [id = '', fragment] = given.split('#');
  const passage = fragment === undefined ? undefined : Number(/^p?(\d+)$/u.exec(fragment)?.[1] ?? Number.NaN);
  if (Number.isNaN(passage)) throw toError('PASSAGE_NOT_FOUND', { id, passage: fragment ?? '' });
  const styles =
    options.style === undefined ? CITATION_STYLES : CITATION_STYLES.filter((style) => style === options.style);
  if (styles.length === 0) {
    throw toError('STYLE_UNKNOWN', { style: options.style ?? '', known: CITATION_STYLES.join(', ') });
  }
  const place = toPlace(options);
  const running = await findServing(place);
  const lang = options.lang === 'ru' ? 'ru' : 'en';
  const citations: Citation[] = [];
  if (running === undefined) {
    const archive = await openExisting(place);
    try {
      const stored = await archive.getRecord(id);
      const found = passage === undefined ? undefined : stored.passages.find((candidate) => candidate.n === passage);
      if (passage !== undefined && found === undefined) throw toError('PASSAGE_NOT_FOUND', { id, passage });
      for (const style of styles) {
        citations.push(citeRecord(stored.record, { style, lang, ...(found === undefined ? {} : { passage: found }) }));
      }
    } finally {
      await archive.close();
    }
  } else {
    const fields = new URLSearchParams({ lang, ...(passage === undefined ? {} : { passage: String(passage) }) });
    const answer = await running.ask<{ citations: Citation[] }>(
      `/api/records/${encodeURIComponent(id)}/cite?${fields.toString()}`,
    );
    citations.push(...answer.citations.filter(({ style }) => styles.includes(style)));
  }
  terminal.json({ record: id, passage: passage ?? null, citations });
  for (const citation of citations) {
    terminal.say(styles.length > 1 ? `${citation.style}\n${citation.text}\n` : citation.text);
  }
  return 0;
}
