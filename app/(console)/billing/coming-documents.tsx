import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/data-table/data-table';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import type { BillingView } from '@/lib/billing/view';
import { getFormat } from '@/lib/i18n/get-format';
import { lineFormula, lineTitle } from '@/lib/i18n/line-words';
import { viewerMay } from '@/lib/web/viewer';

/** A month of many purchases has its lines on the draft's own page. */
const LINES_SHOWN = 20;

/** The next invoice with its lines, and the sums of those after it: what comes if nothing else changes. */
export async function ComingDocuments({ coming }: { coming: BillingView['coming'] }) {
  const [t, format, seesUsage] = await Promise.all([getTranslations('billing'), getFormat(), viewerMay('usage:read')]);
  const [next, ...later] = coming;
  if (next === undefined) return null;
  return (
    <Panel
      title={t('coming.title', { type: next.type, on: format.date(next.issuedOn, 'long') })}
      intro={t('coming.intro', { total: format.money(next.total), net: format.money(next.subtotal) })}
    >
      <ul className="grid gap-2">
        {next.lines.slice(0, LINES_SHOWN).map((line, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have a fixed order, and equal ones are two
            key={index}
            className="flex flex-wrap justify-between gap-x-4"
          >
            <span>
              {lineTitle(t, line)}{' '}
              <span className="text-small text-ink-2">
                {lineFormula(t, format, line)}, {format.period(line.period.from, line.period.to)}
              </span>
            </span>
            <span className="tabular-nums">{format.money(line.amount)}</span>
          </li>
        ))}
      </ul>
      {later.length === 0 ? null : (
        <details>
          <summary>{t('coming.later', { count: later.length })}</summary>
          <div className="pt-2">
            <DataTable
              label={t('coming.table')}
              rows={later}
              rowKey={({ issuedOn, type, total, lines }) => `${issuedOn} ${type} ${total.amount} ${lines.length}`}
              empty={null}
              columns={[
                {
                  key: 'on',
                  header: t('columns.issued'),
                  phone: 'title',
                  cell: ({ issuedOn }) => format.date(issuedOn),
                },
                { key: 'type', header: t('columns.type'), phone: 'sub', cell: ({ type }) => t(`typeOf.${type}`) },
                {
                  key: 'net',
                  header: t('columns.net'),
                  align: 'end',
                  cell: ({ subtotal }) => format.money(subtotal),
                },
                {
                  key: 'total',
                  header: t('columns.total'),
                  align: 'end',
                  phone: 'end',
                  cell: ({ total }) => format.money(total),
                },
              ]}
            />
          </div>
        </details>
      )}
      <p className="text-small text-ink-2">
        {t('coming.how')} {seesUsage ? <TextLink href="/usage">{t('coming.usage')}</TextLink> : null}
      </p>
    </Panel>
  );
}
