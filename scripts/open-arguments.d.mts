/** Gives the words of `sverka open`: as typed, or with the sample archive where neither folder nor archive is named. */
export function toOpenArguments(given: readonly string[], samples: string): readonly string[];
