/** What the pages stand on: an open archive, the search, the run of reading. */
import type { Archive } from '../archive/archive.ts';
import type { SearchAsk, SearchResult } from '../search/search.ts';
import type { Added, Progress, SourceOutcome } from '../work/work.ts';

export interface Room {
  readonly archive: Archive;
  readonly search: (ask: SearchAsk) => Promise<SearchResult>;
  readonly progress: () => Progress;
  /** What became of each source of the last run. */
  readonly outcomes?: () => readonly SourceOutcome[];
  /** Looks through the folder again. */
  readonly rescan: () => Promise<void>;
  /** Lets the archive learn from itself, as after a person's word on a pair of words. */
  readonly learn?: () => Promise<void>;
  /** Adds files and folders of this machine; only for whoever holds the token. */
  readonly add?: (paths: readonly string[]) => Promise<Added>;
  /** True where nothing may be changed from the pages: no edits, no looking through the folder. */
  readonly readOnly?: boolean;
  /** What the archive is called on its pages. */
  readonly name: string;
  /** What this archive is, in its own words: paragraphs of plain text for the home page. */
  readonly about?: readonly string[];
  /** Secret by which other commands of this machine speak with the running process. */
  readonly token?: string;
  /** Host names under which the pages may be asked for, besides those of this machine; `0.0.0.0` or `::` for any. */
  readonly hosts?: readonly string[];
}
