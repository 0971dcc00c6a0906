import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { TextLink } from '@/components/ui/text-link';
import { getFormat } from '@/lib/i18n/get-format';
import type { InvoiceDetailView, InvoiceLineView } from '@/lib/invoices/view';
import { lineFormula, lineTitle } from '../../line-words';

/** Every line with its formula, period and cause, and the sums below: tax once per rate. */
export async function InvoiceLines({ invoice }: { invoice: InvoiceDetailView }) {
  const [t, format] = await Promise.all([getTranslations('billing'), getFormat()]);
  return (
    <section className="grid gap-2.5">
      <h2>{t('invoice.lines')}</h2>
      <DataTable
        label={t('invoice.lines')}
        rows={invoice.lines}
        rowKey={({ id }) => id}
        empty={null}
        columns={[
          {
            key: 'what',
            header: t('columns.what'),
            phone: 'title',
            cell: (line) => <Cause line={line}>{lineTitle(t, line)}</Cause>,
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
      <dl className="grid justify-end gap-y-1 px-5">
        <Sum term={t('invoice.subtotal')} value={format.money(invoice.subtotal)} />
        {invoice.taxes.map(({ code, rateBasisPoints, base, tax, mention }) => (
          <Sum
            key={`${code} ${rateBasisPoints}`}
            term={t('invoice.tax', { rate: format.percent(rateBasisPoints / 10_000), base: format.money(base) })}
            value={format.money(tax)}
            detail={mention}
          />
        ))}
        <Sum term={<strong>{t('columns.total')}</strong>} value={<strong>{format.money(invoice.total)}</strong>} />
      </dl>
    </section>
  );
}

/** A purchase has its receipt, with who bought and for whom. */
function Cause({ line, children }: { line: InvoiceLineView; children: ReactNode }) {
  if (line.purchaseId === null) return children;
  return <TextLink href={`/manage-product/licences/purchases/${line.purchaseId}`}>{children}</TextLink>;
}

const Sum = ({ term, value, detail }: { term: ReactNode; value: ReactNode; detail?: string | null }) => (
  <div className="grid grid-cols-[auto_8rem] gap-x-6">
    <dt className="text-right">{term}</dt>
    <dd className="text-right tabular-nums">{value}</dd>
    {detail ? <dd className="col-span-2 text-right text-small text-ink-2">{detail}</dd> : null}
  </div>
);
