import { getTranslations } from 'next-intl/server';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import type { AuditEventView } from '@/lib/audit/view';
import { getFormat } from '@/lib/i18n/get-format';
import { viewerCompany } from '@/lib/web/viewer';
import { asRow } from '../audit-log/audit-row';
import { PATH } from '../audit-log/path';
import { auditWords } from '../audit-log/words';

/** The newest events of the log, in its own words; each leads to its entry. */
export async function RecentActivity({ events }: { events: readonly AuditEventView[] }) {
  const [t, words, format, { timeZone }] = await Promise.all([
    getTranslations('overview.recent'),
    auditWords(),
    getFormat(),
    viewerCompany(),
  ]);
  const rows = events.map((event) => asRow(event, words, format.instant(event.at, timeZone)));
  return (
    <Panel title={t('title')}>
      {rows.length === 0 ? (
        <p className="text-ink-2">{t('empty')}</p>
      ) : (
        <>
          <ol className="-my-2 grid divide-y divide-line">
            {rows.map(({ id, href, what, about, who, when }) => (
              <li key={id} className="grid gap-0.5 py-2">
                <p className="min-w-0 wrap-anywhere">
                  <TextLink href={href}>{what}</TextLink>
                  {`${t('of')} `}
                  {about.href === null ? about.text : <TextLink href={about.href}>{about.text}</TextLink>}
                </p>
                <p className="text-small text-ink-2">
                  {who} · <Time {...when} />
                </p>
              </li>
            ))}
          </ol>
          <p>
            <TextLink href={PATH}>{t('all')}</TextLink>
          </p>
        </>
      )}
    </Panel>
  );
}
