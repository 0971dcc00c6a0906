import { getTranslations } from 'next-intl/server';
import type { LICENCE_EXPORT_COLUMNS } from '@/lib/licences/input';

/** The columns that can be left out, each with what belongs to it in a file; the licence's label always stays. */
const COLUMNS = {
  status: ['status'],
  number: ['number', 'country', 'type'],
  member: ['member'],
  billing: ['billing_frequency'],
  renews: ['renews_on', 'ends_on'],
  price: ['price', 'currency'],
} as const satisfies Record<string, readonly (typeof LICENCE_EXPORT_COLUMNS)[number][]>;

export const ALWAYS = ['licence', 'source', 'purchased_at'] as const;

/** The same with what each is called. */
export async function namedColumns() {
  const t = await getTranslations('licences.columns');
  return (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).map((key) => ({
    key,
    label: t(key),
    exported: COLUMNS[key],
  }));
}
