import { getTranslations } from 'next-intl/server';
import type { ApiKeyView } from '@/lib/api-keys/view';
import type { InstantText } from '@/lib/i18n/format';
import { getFormat } from '@/lib/i18n/get-format';

/** A line of the list of keys: words and instants ready to show. */
export interface KeyRow {
  id: string;
  name: string;
  role: ApiKeyView['role'];
  department: string | null;
  created: InstantText;
  by: string;
  expires: InstantText | null;
  expired: boolean;
  /** To the minute. */
  used: InstantText | null;
}

/** Keys as the table shows them, in the reader's language and the company's time. */
export async function keyRows(keys: readonly ApiKeyView[], timeZone: string, now: Date): Promise<KeyRow[]> {
  const [t, format] = await Promise.all([getTranslations('api-keys'), getFormat()]);
  return keys.map(({ id, name, role, department, createdAt, createdBy, expiresAt, lastUsedAt }) => ({
    id,
    name,
    role,
    department: department?.name ?? null,
    created: format.day(createdAt, timeZone),
    by: createdBy?.name ?? t('operator'),
    expires: expiresAt === null ? null : format.day(lastMoment(expiresAt), timeZone),
    expired: expiresAt !== null && new Date(expiresAt) <= now,
    used: lastUsedAt === null ? null : format.instant(lastUsedAt, timeZone),
  }));
}

/** A key works to the end of its last day: that day is shown, and not the one that begins then. */
const lastMoment = (expiresAt: string): string => new Date(Date.parse(expiresAt) - 1).toISOString();
