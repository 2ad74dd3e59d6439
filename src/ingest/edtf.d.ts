/** The part of edtf.js the tests use: parsing throws where a text is not EDTF. */
declare module 'edtf' {
  export default function edtf(text: string): { readonly type: string };
}
