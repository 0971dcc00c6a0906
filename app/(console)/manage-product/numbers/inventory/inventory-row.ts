import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/lib/i18n/get-format';
import type { InventoryView } from '@/lib/numbers/view';

/** A line of the stock as a row of the table, its texts ready. */
export interface InventoryRow extends Omit<InventoryView, 'reason'> {
  /** "France, mobile". */
  kind: string;
  /** Why it cannot be assigned, as a sentence; null if it can (R10). */
  reason: string | null;
}

const reasons = ['documents', 'emergency_address', 'toll_free'] as const;

/** Makes the rows on the server. */
export async function inventoryRows(lines: readonly InventoryView[]): Promise<InventoryRow[]> {
  const [t, numbers, format] = await Promise.all([
    getTranslations('inventory.reasonOf'),
    getTranslations('numbers'),
    getFormat(),
  ]);
  return lines.map((line) => ({
    ...line,
    kind: numbers('kind', { country: format.country(line.country), type: line.type }),
    reason: line.reason === null ? null : t(reasons.find((known) => known === line.reason) ?? 'other'),
  }));
}
