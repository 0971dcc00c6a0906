import { getTranslations } from 'next-intl/server';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';
import { getCompany } from '@/lib/companies';
import { getFormat } from '@/lib/i18n/get-format';
import type { InvoiceDetailView } from '@/lib/invoices/view';
import { load } from '@/lib/web/load';

/** What became of the document on its way to the company's accounting, step by step. */
export async function InvoiceDeliveries({ deliveries }: Pick<InvoiceDetailView, 'deliveries'>) {
  if (deliveries.length === 0) return null;
  const [t, format, { timeZone }] = await Promise.all([getTranslations('billing'), getFormat(), load(getCompany, {})]);
  return (
    <Panel title={t('delivery.title')}>
      <ol className="grid gap-2">
        {deliveries.map(({ status, note, recordedAt }) => (
          <li key={`${recordedAt} ${status} ${note}`} className="flex flex-wrap justify-between gap-x-4">
            <span>
              {t(`delivery.statusOf.${status}`)} {note === null ? null : <span className="text-ink-2">{note}</span>}
            </span>
            <Time {...format.instant(recordedAt, timeZone)} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}
