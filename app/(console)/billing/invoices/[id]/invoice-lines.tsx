import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { Pagination } from '@/components/data-table/pagination';
import { getFormat } from '@/lib/i18n/get-format';
import { lineFormula, lineTitle } from '@/lib/i18n/line-words';
import { inLanguageOf } from '@/lib/i18n/term-sentences';
import type { InvoiceDetailView } from '@/lib/invoices/view';
import { linePath, PATH } from '../../path';

/** Lines on one page. */
const MOST_LINES = 200;

/** Every line with its formula and period, leading to what it is for, and the sums below: tax once per rate. */
export async function InvoiceLines({ invoice, page }: { invoice: InvoiceDetailView; page: number }) {
  const [t, format] = await Promise.all([getTranslations('billing'), getFormat()]);
  const { lines } = invoice;
  const pages = Math.max(1, Math.ceil(lines.length / MOST_LINES));
  const shown = Math.min(page, pages);
  const hrefOf = (other: number) =>
    other < 1 || other > pages ? undefined : `${PATH}/invoices/${invoice.id}?lines=${other}`;
  return (
    <section className="grid gap-2.5">
      <h2>{t('invoice.lines')}</h2>
      <DataTable
        label={t('invoice.lines')}
        rows={lines.slice((shown - 1) * MOST_LINES, shown * MOST_LINES)}
        rowKey={({ id }) => id}
        empty={null}
        columns={[
          {
            key: 'what',
            header: t('columns.what'),
            phone: 'title',
            cell: (line) => <a href={linePath({ invoiceId: invoice.id, lineId: line.id })}>{lineTitle(t, line)}</a>,
          },
          {
            key: 'period',
            header: t('columns.period'),
            phone: 'sub',
            cell: ({ period }) => format.period(period.from, period.to),
          },
          { key: 'formula', header: t('columns.formula'), cell: (line) => lineFormula(t, format, line) },
          {
            key: 'amount',
            header: t('columns.net'),
            align: 'end',
            phone: 'end',
            cell: ({ amount }) => format.money(amount),
          },
        ]}
      />
      {pages === 1 ? null : (
        <Pagination
          summary={t('invoice.linesShown', {
            from: (shown - 1) * MOST_LINES + 1,
            to: Math.min(shown * MOST_LINES, lines.length),
            count: lines.length,
          })}
          previousHref={hrefOf(shown - 1)}
          nextHref={hrefOf(shown + 1)}
        />
      )}
      <dl className="grid justify-end gap-y-1 px-5">
        <Sum term={t('invoice.subtotal')} value={format.money(invoice.subtotal)} />
        {invoice.taxes.map(({ code, rateBasisPoints, base, tax, mention, mentionFr }) => (
          <Sum
            key={`${code} ${rateBasisPoints}`}
            term={t('invoice.tax', { rate: format.percent(rateBasisPoints / 10_000), base: format.money(base) })}
            value={format.money(tax)}
            detail={inLanguageOf(format, mention, mentionFr)}
          />
        ))}
        <Sum term={<strong>{t('columns.total')}</strong>} value={<strong>{format.money(invoice.total)}</strong>} />
      </dl>
    </section>
  );
}

const Sum = ({ term, value, detail }: { term: ReactNode; value: ReactNode; detail?: string | null }) => (
  <div className="grid grid-cols-[auto_8rem] gap-x-6">
    <dt className="text-right">{term}</dt>
    <dd className="text-right tabular-nums">{value}</dd>
    {detail ? <dd className="col-span-2 text-right text-small text-ink-2">{detail}</dd> : null}
  </div>
);
