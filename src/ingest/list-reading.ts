/** A list of descriptions as a source of its own: it gives no record, and says which rows and files have no answer in each other. */
import { type Problem, toProblem } from '../errors.ts';
import type { Reading } from '../model/record.ts';
import type { DecodedFile } from './decode.ts';
import type { ListCheck } from './extract.ts';
import { showName } from './folder-names.ts';
import { parseList } from './list.ts';

export const LIST_READER = 'list/2';

/** Why a row leads to no file → its problem. */
const WHY = { missing: 'LIST_NO_FILE', outside: 'LIST_OUTSIDE', several: 'LIST_SEVERAL' } as const;
const UNKNOWN_SHOWN = 12;

/** Reads a list; null where the file is none. `check` is what planning found of its rows; without it the list was read alone. */
export function readList(file: DecodedFile, check: ListCheck | undefined): Reading | null {
  const list = parseList(file, () => false, check?.mapping);
  if (list === null && check === undefined) return null;
  const where = { file: file.path };
  const problems: Problem[] = [...(list?.problems ?? [])];
  if (check === undefined) {
    const code = list?.namesFiles === true ? 'LIST_ALONE' : 'LIST_NO_COLUMN';
    problems.push(toProblem(code, { rows: list?.rows.length ?? 0 }, where));
  } else {
    problems.push(toProblem('LIST_READ', { described: check.described }, where));
    for (const { at, name, why } of check.rows)
      problems.push(toProblem(WHY[why], { name: showName(name) }, { at, ...where }));
    for (const name of check.files) problems.push(toProblem('LIST_NO_ROW', { name: showName(name) }, where));
    const more = check.moreRows + check.moreFiles;
    if (more > 0) problems.push(toProblem('LIST_MORE', { rows: check.moreRows, files: check.moreFiles }, where));
  }
  for (const heading of ((check ?? list)?.unknown ?? []).slice(0, UNKNOWN_SHOWN)) {
    problems.push(toProblem('UNKNOWN_FIELD', { field: showName(heading) }, where));
  }
  return { reader: LIST_READER, records: [], problems };
}
