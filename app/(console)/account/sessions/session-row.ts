import { getTranslations } from 'next-intl/server';
import type { InstantText } from '@/lib/i18n/format';
import { getFormat } from '@/lib/i18n/get-format';
import type { OwnSessionView } from '@/lib/identity/view';
import { getViewer } from '@/lib/web/viewer';

/** A session as the table shows it: ready-made texts. */
export interface SessionRow {
  id: string;
  isCurrent: boolean;
  device: string;
  place: string;
  company: string;
  began: InstantText;
  lastUsed: InstantText;
}

/** The rows of one's own sessions, in the reader's language and time zone. */
export async function sessionRows(sessions: readonly OwnSessionView[]): Promise<SessionRow[]> {
  const [t, format, { timeZone }] = await Promise.all([getTranslations('account.sessions'), getFormat(), getViewer()]);
  return sessions.map(({ id, isCurrent, device: { browser, system }, address, companyName, beganAt, lastUsedAt }) => ({
    id,
    isCurrent,
    device: t('device', { browser: browser ?? t('unknownBrowser'), system: system ?? t('unknownSystem') }),
    place: address ?? t('noPlace'),
    company: companyName ?? t('noCompany'),
    began: format.instant(beganAt, timeZone),
    lastUsed: format.instant(lastUsedAt, timeZone),
  }));
}
