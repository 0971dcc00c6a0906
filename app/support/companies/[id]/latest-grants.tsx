import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { getFormat } from '@/lib/i18n/get-format';
import type { SupportCompanyView } from '@/lib/support/view';
import { enterSupport } from '@/lib/web/support-actions';
import { GrantStatus } from '../../../(console)/settings/support-access/grants-table';

/** Who of support was in the company lately, in UTC; by one's own that lasts one goes in again. */
export async function LatestGrants({ company: { id, grants } }: { company: SupportCompanyView }) {
  const [t, format] = await Promise.all([getTranslations('support-access'), getFormat()]);
  const at = (instant: string) => format.instant(instant, 'UTC').text;
  return (
    <DataTable
      label={t('company.grants')}
      rows={grants}
      rowKey={(grant) => grant.id}
      empty={<EmptyState title={t('company.none')}>{t('company.noneText')}</EmptyState>}
      columns={[
        {
          key: 'who',
          header: t('columns.who'),
          phone: 'title',
          cell: (grant) => <span className="wrap-anywhere">{grant.staffName}</span>,
        },
        {
          key: 'why',
          header: t('columns.why'),
          phone: 'sub',
          cell: (grant) => (
            <span className="wrap-anywhere">
              {grant.reason} <span className="text-ink-2">{t('ticket', { ticket: grant.ticket })}</span>
              <span className="block text-ink-2">
                {t('span', { from: at(grant.openedAt), until: at(grant.ended?.at ?? grant.expiresAt) })}
              </span>
            </span>
          ),
        },
        { key: 'mode', header: t('columns.mode'), cell: (grant) => t(`modes.${grant.mode}`) },
        { key: 'status', header: t('columns.status'), phone: 'end', cell: (grant) => <GrantStatus grant={grant} /> },
        {
          key: 'act',
          header: <span className="sr-only">{t('columns.act')}</span>,
          phone: 'sub-end',
          cell: (grant) =>
            grant.isOwn && grant.ended === null ? (
              <form action={enterSupport}>
                <input type="hidden" name="companyId" value={id} />
                <input type="hidden" name="grantId" value={grant.id} />
                <SubmitButton>{t('company.enter')}</SubmitButton>
              </form>
            ) : null,
        },
      ]}
    />
  );
}
