/** A text in a tiny notation: one line a block, marks in braces, so that a table of cases fits on a screen. */
import type { Mark, Text } from '../src/model/text.ts';

const SHORT: Readonly<Record<string, string>> = {
  paragraph: 'p',
  'list-item': 'li',
  'table-row': 'tr',
  heading: 'h',
  'verse-line': 'l',
};

/** Formats a text: `p: Seven {sic=six|ships} came.{note editor: or six}`; a lifted stretch carries `^`. */
export function formatMarks({ blocks, marks }: Pick<Text, 'blocks' | 'marks'>): string {
  return blocks
    .map(({ kind, level, text }, index) => {
      const own = marks.filter((mark) => mark.block === index);
      return `${SHORT[kind] ?? kind}${level ?? ''}: ${insert(text, own)}`.replaceAll('\n', '⏎').replaceAll('\t', ' ⇥ ');
    })
    .join('\n');
}

function insert(text: string, marks: readonly Mark[]): string {
  let out = '';
  for (let at = 0; at <= text.length; at += 1) {
    out += '}'.repeat(marks.filter((mark) => mark.end === at && mark.end > mark.start).length);
    for (const mark of marks.filter((one) => one.start === at))
      out += mark.end > mark.start ? `{${name(mark)}|` : `{${name(mark)}}`;
    out += text.charAt(at);
  }
  return out;
}

function name(mark: Mark): string {
  const lifted = mark.lifted === true ? '^' : '';
  if (mark.kind === 'leaf') return `${mark.unit ?? 'leaf'} ${mark.n}${lifted}`;
  if (mark.kind === 'note')
    return `${['note', mark.type, mark.n, mark.by].filter((part) => part !== undefined).join(' ')}: ${mark.text}${lifted}`;
  if (mark.kind === 'highlight') return mark.rend;
  if (mark.kind === 'name') return mark.ref === undefined ? mark.type : `${mark.type} ${mark.ref}`;
  if (mark.kind === 'link') return `link ${mark.to}`;
  if (mark.kind === 'sic' || mark.kind === 'gap')
    return mark.text === undefined ? mark.kind : `${mark.kind}=${mark.text}`;
  return mark.kind;
}
