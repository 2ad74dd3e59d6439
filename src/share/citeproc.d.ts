/** The little of citeproc-js (CPAL or AGPL, used unmodified) that Sverka calls. */
declare module 'citeproc' {
  export interface CitationItem {
    readonly id: string;
  }
  export class Engine {
    constructor(
      sys: { retrieveLocale: (lang: string) => string; retrieveItem: (id: string) => unknown },
      style: string,
      lang?: string,
      forceLang?: boolean,
    );
    opt: { development_extensions: Record<string, unknown> };
    setOutputFormat(format: 'text' | 'html'): void;
    updateItems(ids: readonly string[]): void;
    makeCitationCluster(items: readonly CitationItem[]): string;
  }
  const CSL: { Engine: typeof Engine };
  export default CSL;
}
