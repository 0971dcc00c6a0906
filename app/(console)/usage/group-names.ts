import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/lib/i18n/get-format';
import { NUMBER_TYPES } from '@/lib/numbers/input';
import type { UsageGrouping } from '@/lib/usage/input';

type Named = { key: string | null; name: string | null; deleted: boolean };

/** What groups are called in the reader's language. */
export async function groupNames(by: UsageGrouping): Promise<(group: Named) => string> {
  const [t, types, format] = await Promise.all([
    getTranslations('usage.groups'),
    getTranslations('assignments.numberType'),
    getFormat(),
  ]);
  return ({ key, name, deleted }) => {
    if (key === null) return t('noDepartment');
    if (by === 'country') return format.country(key);
    const type = NUMBER_TYPES.find((one) => one === key);
    if (by === 'type') return type === undefined ? key : types(type);
    return deleted ? t('deleted', { name: name ?? key }) : (name ?? key);
  };
}
