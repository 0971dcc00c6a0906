import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { getFormat } from '@/lib/i18n/get-format';
import type { LicenceMoment, LicenceView } from '@/lib/licences/view';
import { PATH } from '../search-params';

interface LicenceTimelineProps {
  licence: LicenceView;
  moments: LicenceMoment[];
  timeZone: string;
}

/** What happened to the licence, newest first (R2, R11, R27). */
export async function LicenceTimeline({ licence, moments, timeZone }: LicenceTimelineProps) {
  const [t, format] = await Promise.all([getTranslations('licence-page'), getFormat()]);
  const said = await sentences(timeZone);
  return (
    <section aria-labelledby="timeline" className="grid gap-2.5 pt-2">
      <div className="grid gap-0.5">
        <h2 id="timeline">{t('timeline')}</h2>
        <p className="text-ink-2">{t('timelineIntro', { zone: timeZone })}</p>
      </div>
      <DataTable
        label={t('timelineTable', { label: licence.label })}
        columns={[
          {
            key: 'when',
            header: t('columns.when'),
            phone: 'sub',
            cell: (row) => <Time {...format.instant(row.at, timeZone)} />,
          },
          { key: 'what', header: t('columns.what'), phone: 'title', cell: said },
          {
            key: 'who',
            header: t('columns.who'),
            phone: 'sub-2',
            cell: (row) => row.by ?? (row.kind === 'held' ? '' : t('byItself')),
          },
        ]}
        rows={moments}
        rowKey={(row) => `${row.kind} ${row.at} ${row.operationId}`}
        empty={<EmptyState title={t('timelineNone')} />}
      />
    </section>
  );
}

/** Says a moment in words, with links to what it is about. */
async function sentences(timeZone: string): Promise<(moment: LicenceMoment) => ReactNode> {
  const [t, format] = await Promise.all([getTranslations('licence-page.moments'), getFormat()]);
  return (moment) => {
    const { kind, number, member, to } = moment;
    const on = moment.endsOn === null ? '' : format.date(moment.endsOn, 'long');
    const links = {
      number: () => <a href={`/manage-product/numbers/${number?.id}`}>{number?.display}</a>,
      member: () => <a href={`/manage-team/members/${member?.id}`}>{member?.name}</a>,
      purchase: (chunks: ReactNode) => <TextLink href={`${PATH}/purchases/${moment.purchaseId}`}>{chunks}</TextLink>,
    };
    if (kind === 'purchased') {
      if (moment.source === 'manual') return t.rich('manual', links);
      return t.rich(number === null || member === null ? 'automaticPlain' : 'automatic', links);
    }
    if (kind !== 'held') return t(kind, { on });
    if (to === null) return t.rich('held', links);
    const time = () => <Time {...format.instant(to, timeZone)} />;
    return t.rich('heldUntil', { ...links, time, reason: moment.endReason ?? 'other' });
  };
}
