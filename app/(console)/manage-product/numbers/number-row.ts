import { getTranslations } from 'next-intl/server';
import type { InstantText } from '@/lib/i18n/format';
import { getFormat } from '@/lib/i18n/get-format';
import type { NumberView } from '@/lib/numbers/view';
import { type ActNumber, asActNumber } from '../number-acts/act-number';

/** A row of a table of numbers, its texts ready: what the dialogs of its acts need is part of it. */
export interface NumberRow extends ActNumber {
  /** What the company calls it. */
  label: string | null;
  /** "France, mobile". */
  kind: string;
  /** Until when it can be restored, while it is in quarantine. */
  until: InstantText | null;
  /** For whom it is held while a request waits. */
  heldFor: { id: string; name: string } | null;
}

/** Makes the rows of a table on the server; deadlines in the company's time zone. */
export async function numberRows(numbers: readonly NumberView[], timeZone: string): Promise<NumberRow[]> {
  const [t, format] = await Promise.all([getTranslations('numbers'), getFormat()]);
  return numbers.map((number) => ({
    ...asActNumber(number),
    label: number.label,
    kind: t('kind', { country: format.country(number.country), type: number.type }),
    heldFor: number.hold?.member ?? null,
    until: number.restorableUntil === null ? null : format.day(number.restorableUntil, timeZone),
  }));
}
