import { getTranslations } from 'next-intl/server';
import type { MEMBER_EXPORT_COLUMNS } from '@/lib/members/input';

/** The columns that can be left out, each with what belongs to it in a file; the name always stays. */
const COLUMNS = {
  email: ['email'],
  role: ['role'],
  department: ['department'],
  numbers: ['numbers', 'limit'],
  status: ['status'],
  active: ['last_active'],
} as const satisfies Record<string, readonly (typeof MEMBER_EXPORT_COLUMNS)[number][]>;

export const ALWAYS = ['first_name', 'last_name'] as const;

/** The same with what each is called. */
export async function namedColumns() {
  const t = await getTranslations('members.columns');
  return (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).map((key) => ({
    key,
    label: t(key),
    exported: COLUMNS[key],
  }));
}
