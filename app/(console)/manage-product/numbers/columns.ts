import { getTranslations } from 'next-intl/server';
import type { NUMBER_EXPORT_COLUMNS } from '@/lib/numbers/input';

/** The columns that can be left out, each with what belongs to it in a file; the number itself always stays. */
const COLUMNS = {
  status: ['status', 'restorable_until'],
  kind: ['country', 'type'],
  member: ['member'],
  licence: ['licence'],
  capabilities: ['capabilities'],
} as const satisfies Record<string, readonly (typeof NUMBER_EXPORT_COLUMNS)[number][]>;

export const ALWAYS = ['number', 'label'] as const;

/** The same with what each is called. */
export async function namedColumns() {
  const t = await getTranslations('numbers.columns');
  return (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).map((key) => ({
    key,
    label: t(key),
    exported: COLUMNS[key],
  }));
}
