import { getTranslations } from 'next-intl/server';
import { tableHref } from '@/components/data-table/table-href';
import { Disclosure } from '@/components/ui/disclosure';
import { Panel } from '@/components/ui/panel';
import { getFormat } from '@/lib/i18n/get-format';
import { money } from '@/lib/kernel/money';
import type { DepartmentCostsView } from '@/lib/usage/view';
import { viewerMay } from '@/lib/web/viewer';
import { costRows } from './cost-rows';
import { PATH } from './path';

/** What licences cost by department and month, day by day, for charging it back; with the way to take it out. */
export async function Costs({ costs, partial }: { costs: DepartmentCostsView; partial: boolean }) {
  const [t, exports] = await Promise.all([getTranslations('usage.costs'), viewerMay('exports:make')]);
  return (
    <Panel title={t('title')} intro={t(partial ? 'introLed' : 'intro')}>
      {costs.data.length === 0 ? (
        <p className="text-ink-2">{t('none')}</p>
      ) : (
        <>
          {exports ? <Download costs={costs} /> : null}
          <CostTable costs={costs} />
        </>
      )}
    </Panel>
  );
}

async function CostTable({ costs }: { costs: DepartmentCostsView }) {
  const [t, format] = await Promise.all([getTranslations('usage.costs'), getFormat()]);
  const { currency } = costs.total;
  const rows = costRows(costs);
  const name = ({ bookedTo, department }: (typeof rows)[number]) =>
    bookedTo !== 'department' || department === null
      ? t(bookedTo === 'unused' ? 'unused' : 'noDepartment')
      : department.deleted
        ? t('deleted', { name: department.name })
        : department.name;
  return (
    <section
      className="table-frame cost-table overflow-x-auto"
      aria-label={t('table')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls sideways must be reachable by the keyboard
      tabIndex={0}
    >
      <table className="chart-values" aria-label={t('table')}>
        <thead>
          <tr>
            <th scope="col">{t('bookedTo')}</th>
            {costs.months.map(({ month, complete }) => (
              <th key={month} scope="col">
                {format.date(`${month}-01`, 'month')}
                {complete ? null : ` (${t('soFar')})`}
              </th>
            ))}
            <th scope="col">{t('sum')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {name(row)}
                {row.costCentre === null ? null : <span className="text-ink-2"> · {row.costCentre}</span>}
              </th>
              {row.amounts.map((amount, at) => (
                <td key={costs.months[at]?.month}>{amount === null ? '–' : format.money(money(amount, currency))}</td>
              ))}
              <td>{format.money(money(row.sum, currency))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('sum')}</th>
            {costs.months.map(({ month, total }) => (
              <td key={month}>{format.money(total)}</td>
            ))}
            <td>{format.money(costs.total)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

async function Download({ costs: { from, to } }: { costs: DepartmentCostsView }) {
  const [t, words] = await Promise.all([getTranslations('usage.costs'), getTranslations('exports.departmentCosts')]);
  return (
    <Disclosure summary={words('open')}>
      <ul aria-label={words('open')}>
        {(['csv', 'xlsx'] as const).map((format) => (
          <li key={format}>
            <a href={tableHref(`${PATH}/costs`, {}, { from, to, format })} download className="popup-item">
              {t(format)}
            </a>
          </li>
        ))}
      </ul>
      <p className="max-w-64 px-2.5 py-2 text-small text-ink-2">{words('explained')}</p>
    </Disclosure>
  );
}
