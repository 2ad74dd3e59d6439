/** Dates are EDTF strings (ISO 8601-2:2019): `1961-12-30`, `1934-05?`, `1961-12/1962-02`, `193X`. */
export type EdtfDate = string;

export const DATE_ROLES = ['document', 'event', 'sent', 'received', 'published'] as const;
/** What a date is the date of: the document itself, what it tells of, its sending, its receipt, its publication. */
export type DateRole = (typeof DATE_ROLES)[number];

export type RecordDates = Readonly<Partial<Record<DateRole, EdtfDate>>>;
