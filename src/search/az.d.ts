/** The part of az that lemma.ts uses. */
declare module 'az' {
  interface Parse {
    readonly score: number;
    normalize(): { readonly word: string };
  }
  interface Morph {
    (
      word: string,
      options: {
        readonly typos: number;
        readonly stutter: number;
        readonly ignoreCase: boolean;
        readonly parsers: readonly string[];
      },
    ): readonly Parse[];
    init(ready: (error: unknown) => void): void;
  }
  const az: { readonly Morph: Morph };
  export default az;
}
