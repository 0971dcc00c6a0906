import { getTranslations } from 'next-intl/server';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { ListPages } from '@/components/data-table/list-pages';
import { NoResults } from '@/components/data-table/no-results';
import { tableHref } from '@/components/data-table/table-href';
import { Toolbar } from '@/components/data-table/toolbar';
import { EmptyState } from '@/components/ui/empty-state';
import { getFormat } from '@/lib/i18n/get-format';
import type { ReceivableView } from '@/lib/invoices/view';
import type { Page } from '@/lib/kernel/page';
import { manageHref } from '../../path';
import type { ManagedCompany } from './account';
import { ReceivablesTable } from './receivables-table';
import type { ReceivableSearch } from './search-params';

interface ReceivablesProps {
  company: ManagedCompany;
  list: Page<ReceivableView>;
  search: ReceivableSearch;
}

/** What the company was invoiced for and what is left to pay; payments and disputes are noted here (R20, R22). */
export async function Receivables({ company, list, search }: ReceivablesProps) {
  const [t, billing, format] = await Promise.all([
    getTranslations('support-company.receivables'),
    getTranslations('billing'),
    getFormat(),
  ]);
  const path = manageHref(company.id);
  const day = (date: string | null) => (date === null ? null : format.date(date));
  const option = (label: string, status: ReceivableSearch['status']) => ({
    key: status ?? 'all',
    label,
    href: tableHref(path, search, { status }),
    current: search.status === status,
  });
  return (
    <section aria-labelledby="receivables" className="grid grid-cols-1 gap-2.5 pt-2">
      <h2 id="receivables">{t('title')}</h2>
      <Toolbar>
        <FilterMenu
          label={t('status')}
          options={[
            option(t('all'), undefined),
            ...(['open', 'past_due', 'paid'] as const).map((status) => option(billing(`statusOf.${status}`), status)),
          ]}
        />
      </Toolbar>
      <ReceivablesTable
        company={company}
        rows={list.data.map((document) => ({
          ...document,
          issued: day(document.issuedOn),
          due: document.type === 'invoice' ? day(document.dueOn) : null,
          disputed: day(document.disputedSince),
          totalText: format.money(document.total),
          dueText: format.money(document.amountDue),
        }))}
        empty={
          search.status === undefined ? (
            <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
          ) : (
            <NoResults clearHref={path} />
          )
        }
      />
      <ListPages
        path={path}
        search={search}
        list={list}
        summary={(place) => t(`rows.${place}`, { count: list.data.length })}
      />
    </section>
  );
}
