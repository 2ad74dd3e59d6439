/** What `npm start -- …` passes on to `sverka open`. */
import { parseArgs } from 'node:util';

/** Options of `sverka open` that are followed by a value: it is not the folder. */
const WITH_VALUE = ['archive', 'database', 'host', 'port'];

/** Gives the words of `sverka open`: as typed, or with the sample archive where neither folder nor archive is named. */
export function toOpenArguments(given, samples) {
  const { positionals, values } = parseArgs({
    args: given,
    options: Object.fromEntries(WITH_VALUE.map((name) => [name, { type: 'string' }])),
    allowPositionals: true,
    strict: false,
  });
  const isNamed = positionals.length > 0 || values.archive !== undefined || values.database !== undefined;
  return isNamed ? given : [samples, ...given];
}
