/** What can be asked of the search, and what comes back: the JSON of `sverka search --json`, with additions for pages. */
import type { AddedWord } from './scope.ts';
import type { Reason } from './explain.ts';
import type { Part } from './rows.ts';

export interface SearchAsk {
  /** In the query language; see docs/search.md. */
  readonly query: string;
  /** Hits a page, at most 200. */
  readonly limit: number;
  /** Hits left out before the page; with `limit`, at most 10,000. */
  readonly offset?: number;
  /** Search in the texts of one language only. */
  readonly lang?: string;
  /** First and last year, month or day: `1961`, `1961-12`, `1961-12-30`. */
  readonly from?: number | string;
  readonly to?: number | string;
  readonly year?: number;
  readonly collection?: string;
  readonly repository?: string;
  readonly type?: string;
  readonly record?: string;
  readonly sort?: 'relevance' | 'date';
  /** False: no other spellings of names and no translations of words. Default true. */
  readonly expand?: boolean;
  /** Added words that were switched off, as they stand in `added`. */
  readonly without?: readonly string[];
}

/** Places in a text: UTF-16 code units, end exclusive, in order. */
export type Highlights = readonly (readonly [number, number])[];

export interface HitLocator {
  readonly leaf?: string;
  readonly leafEnd?: string;
  readonly unit?: 'leaf' | 'page';
  readonly paragraph?: number;
  readonly carried?: boolean;
}

export interface SearchHit {
  readonly record: string;
  readonly title: string;
  /** EDTF. */
  readonly date: string | null;
  /** Null where the hit is in the description. */
  readonly passage: number | null;
  readonly lang: string;
  /** The side of the passage that matched; of both, the better one. */
  readonly text: string;
  readonly highlights: Highlights;
  readonly counterpart: { readonly lang: string; readonly text: string; readonly highlights: Highlights } | null;
  readonly locator: HitLocator;
  /** In English; `reasons` says the same as data. */
  readonly why: readonly string[];
  readonly reasons: readonly Reason[];
  readonly part: Part;
}

/** The hits of one record on this page. */
export interface SearchGroup {
  readonly record: string;
  readonly title: string;
  readonly date: string | null;
  /** Positions in `hits`. */
  readonly hits: readonly number[];
  /** How many hits the record has in all. */
  readonly total: number;
}

/** Facet value → passages found, over everything found and not the page alone. */
export interface Facets {
  readonly year: Readonly<Record<string, number>>;
  readonly lang: Readonly<Record<string, number>>;
  /** The fifty most frequent. */
  readonly name: Readonly<Record<string, number>>;
  readonly collection: Readonly<Record<string, number>>;
  /** `1961-12`; counted where all that was found lies within three years. */
  readonly month: Readonly<Record<string, number>>;
  readonly repository: Readonly<Record<string, number>>;
  readonly type: Readonly<Record<string, number>>;
}

export interface SearchSuggestion {
  /** The word that was not found. */
  readonly asked: string;
  /** The nearest that is there. */
  readonly instead: string;
  /** The whole query with it. */
  readonly query: string;
}

/** A word or phrase of the query, as it would be typed, and how many passages have it alone. */
export interface FoundAlone {
  readonly query: string;
  readonly total: number;
}

export interface SearchResult {
  readonly query: string;
  readonly total: number;
  /** How many records the hits are in. */
  readonly records: number;
  readonly hits: readonly SearchHit[];
  readonly facets: Facets;
  /** Collection → its title, for the collections in `facets`. */
  readonly collections: Readonly<Record<string, string>>;
  readonly groups: readonly SearchGroup[];
  /** The query as words. */
  readonly understood: string;
  /** What was looked for beside what was asked. */
  readonly added: readonly AddedWord[];
  readonly suggestions: readonly SearchSuggestion[];
  /** Where nothing was found of several words: each by itself. */
  readonly alone: readonly FoundAlone[];
}
