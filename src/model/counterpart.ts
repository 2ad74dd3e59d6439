/** What a source says of where its original or its translation lies: “Translation of: letter-7”. */

const OF_TRANSLATION =
  /translat|traduc|tradut|traduz|übers|uebers|překl|prekl|przekład|tłumacz|перевод|переклад|original|оригинал|подлинник|originál|oryginał/iu;
/** What else is told of an original: its title, language, date. */
const OF_DESCRIPTION = /tit[elro]|назван|загла|lang|sprach|язык|idiom|dat|lieu|place|ort$/iu;
/** A name as files and records carry it: letters and a digit, a stroke or a dot among them (`ru_rgada_41_7`, `letter-7.xml`). */
const NAME = /(?<![\p{L}\d/])(?=[^\s,;]*\p{L})(?=[^\s,;]*[\d_.-])[\p{L}\d][\p{L}\d_.-]{2,}[\p{L}\d](?![\p{L}\d])/gu;

/** Lists the names of files or records that the claims of a source give for its original or translation, each once. */
export function listNamedCounterparts(claimed: Readonly<Record<string, string>> | undefined): readonly string[] {
  const said = Object.entries(claimed ?? {}).filter(([key]) => OF_TRANSLATION.test(key) && !OF_DESCRIPTION.test(key));
  return [...new Set(said.flatMap(([, value]) => value.match(NAME) ?? []))];
}
