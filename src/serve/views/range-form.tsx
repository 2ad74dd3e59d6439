/** Two fields for a range of dates: what dragging over bars does, for the keyboard, and for what lies between the bars. */
import type { Messages } from '../messages/en.ts';

/** What stands in a field, and what it shows while it is empty. */
type Field = readonly [value: number | string | undefined, placeholder: string];

interface RangeFormProps {
  /** Where the range is asked for. */
  readonly path: string;
  /** What is asked for beside it; what is null is left out. */
  readonly kept?: Readonly<Record<string, string | null>>;
  readonly from: Field;
  readonly to: Field;
  readonly messages: Messages;
}

export function RangeForm({ path, kept = {}, from, to, messages: m }: RangeFormProps) {
  return (
    <form action={path} method="get" class="range-form">
      {Object.entries(kept).map(([name, value]) =>
        value === null ? null : <input type="hidden" name={name} value={value} />,
      )}
      <Edge name="from" label={m.search.from} field={from} />
      <span aria-hidden="true">–</span>
      <Edge name="to" label={m.search.to} field={to} />
      <button>{m.search.narrow}</button>
    </form>
  );
}

interface EdgeProps {
  readonly name: 'from' | 'to';
  readonly label: string;
  readonly field: Field;
}

function Edge({ name, label, field: [value, placeholder] }: EdgeProps) {
  return (
    <label>
      <span class="unseen">{label}</span>
      <input name={name} inputmode="numeric" size={8} value={String(value ?? '')} placeholder={placeholder} />
    </label>
  );
}
