/** Dates are EDTF strings (ISO 8601-2:2019): `1961-12-30`, `1934-05?`, `1961-12/1962-02`, `193X`. */
export type EdtfDate = string;

export const DATE_ROLES = ['document', 'event', 'sent', 'received', 'published'] as const;
/** What a date is the date of: the document itself, what it tells of, its sending, its receipt, its publication. */
export type DateRole = (typeof DATE_ROLES)[number];

export type RecordDates = Readonly<Partial<Record<DateRole, EdtfDate>>>;

/** The date a record is listed, sorted and counted under: the first of these that it has. */
export const LEADING_DATES = [
  'document',
  'sent',
  'event',
  'received',
  'published',
] as const satisfies readonly DateRole[];

/** Finds the leading date of a record. */
export function findLeadingDate(dates: RecordDates): EdtfDate | undefined {
  return LEADING_DATES.map((role) => dates[role]).find((date) => date !== undefined);
}
