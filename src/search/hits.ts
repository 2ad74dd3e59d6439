/** Rows of the index become hits: the side that answers best, what lights up, and why. */
import type { HitLocator, SearchGroup, SearchHit } from './ask.ts';
import type { Scope } from './scope.ts';
import { explainText, formatReason, type Reason } from './explain.ts';
import type { FoundRow } from './find.ts';
import type { OpenText } from './open-text.ts';
import type { QueryNode, Side } from './query.ts';
import type { SegmentDoc } from './segment.ts';

const REASON_ORDER: readonly Reason['kind'][] = ['verbatim', 'inflected', 'prefix', 'name', 'translation'];

/** Builds a hit from a row: which side is shown, and why it was found. */
export function toHit(row: FoundRow, node: QueryNode, scope: Scope): SearchHit {
  const sides = openSides(row).map((open) => ({ open, ...explainText(node, scope, open) }));
  const [best, other] = sides.toSorted((a, b) => rankOf(a.reasons) - rankOf(b.reasons));
  const where: readonly Reason[] = row.part === 'text' ? [] : [{ kind: row.part }];
  const reasons = [...where, ...(best?.reasons ?? []), ...(other?.reasons ?? [])];
  const { leaf, leafEnd, unit, paragraph, carried } = row.locator as HitLocator;
  const { record, title, date } = row.doc;
  return {
    record,
    title,
    date,
    passage: row.passage,
    lang: best?.open.lang ?? 'und',
    text: best?.open.text ?? '',
    highlights: best?.highlights ?? [],
    counterpart:
      other === undefined ? null : { lang: other.open.lang, text: other.open.text, highlights: other.highlights },
    locator: {
      ...(leaf === undefined ? {} : { leaf }),
      ...(leafEnd === undefined ? {} : { leafEnd }),
      ...(unit === undefined ? {} : { unit }),
      ...(paragraph === undefined ? {} : { paragraph }),
      ...(carried === undefined ? {} : { carried }),
    },
    why: reasons.map(formatReason),
    reasons,
    part: row.part,
  };
}

/** The side whose words answer best is shown as the hit; at a tie the original. */
function rankOf(reasons: readonly Reason[]): number {
  return Math.min(
    REASON_ORDER.length,
    ...reasons.map((reason) => REASON_ORDER.indexOf(reason.kind)).filter((at) => at >= 0),
  );
}

function openSides(row: FoundRow): readonly OpenText[] {
  const sides: OpenText[] = [];
  const side: Side = row.part === 'text' ? 'original' : row.part === 'note' ? 'notes' : 'description';
  const [lang, other] = row.langs;
  if (row.original !== null) sides.push({ text: row.original, lang, side });
  if (row.translation !== null) sides.push({ text: row.translation, lang: other, side: 'translation' });
  return sides;
}

/** Groups the hits of a page by record, in the order of their first hits. */
export function toGroups(rows: readonly FoundRow[], byDoc: ReadonlyMap<SegmentDoc, number>): readonly SearchGroup[] {
  const groups = new Map<SegmentDoc, SearchGroup & { readonly hits: number[] }>();
  for (const [at, row] of rows.entries()) {
    const group = groups.get(row.doc);
    if (group !== undefined) group.hits.push(at);
    else {
      const { record, title, date } = row.doc;
      groups.set(row.doc, { record, title, date, hits: [at], total: byDoc.get(row.doc) ?? 0 });
    }
  }
  return [...groups.values()];
}
