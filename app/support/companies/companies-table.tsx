'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import type { ListOrder } from '@/components/data-table/sort-link';
import { Time } from '@/components/ui/time';
import type { BrowsedCompany } from '@/lib/companies/view';
import type { InstantText } from '@/lib/i18n/format';
import { CompanyState } from './company-state';
import { manageHref } from './path';

/** A company as a row, its texts ready. */
export interface CompanyRow extends Pick<BrowsedCompany, 'id' | 'name' | 'state'> {
  /** "Connect, monthly, EUR". */
  terms: string;
  licences: string;
  created: InstantText;
}

/** The operator's customers; each name leads to what the operator decides about that company. */
export function CompaniesTable({ rows, order, empty }: { rows: CompanyRow[]; order: ListOrder; empty: ReactNode }) {
  const t = useTranslations('support-companies');
  return (
    <DataTable
      label={t('table')}
      rows={rows}
      rowKey={(row) => row.id}
      order={order}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: t('columns.name'),
          sort: 'name',
          phone: 'title',
          cell: ({ id, name }) => <a href={manageHref(id)}>{name}</a>,
        },
        { key: 'state', header: t('columns.state'), phone: 'end', cell: ({ state }) => <CompanyState state={state} /> },
        { key: 'terms', header: t('columns.terms'), phone: 'sub', cell: ({ terms }) => terms },
        { key: 'licences', header: t('columns.licences'), align: 'end', cell: ({ licences }) => licences },
        {
          key: 'created',
          header: t('columns.created'),
          sort: 'created',
          phone: 'sub-end',
          cell: ({ created }) => <Time {...created} />,
        },
      ]}
    />
  );
}
