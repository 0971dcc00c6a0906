'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { Flag } from '@/components/ui/flag';
import type { BrowsedLine } from '@/lib/numbers/view';
import { Capabilities } from '../../(console)/manage-product/numbers/capabilities';
import { manageHref } from '../companies/path';

/** A line as a row, its texts ready. */
export interface LineRow extends Pick<BrowsedLine, 'e164' | 'display' | 'country' | 'capabilities' | 'company'> {
  /** "France, mobile". */
  kind: string;
  /** Where it is: in stock, not assignable yet and why; of a company's only the name. */
  place: string;
}

/** Lines of the operator; one that a company has leads to that company. */
export function LinesTable({ rows, empty }: { rows: LineRow[]; empty: ReactNode }) {
  const t = useTranslations('support-inventory');
  return (
    <DataTable
      label={t('table')}
      rows={rows}
      rowKey={(row) => row.e164}
      empty={empty}
      columns={[
        {
          key: 'number',
          header: t('columns.number'),
          phone: 'title',
          cell: (row) => (
            <span className="with-icon whitespace-nowrap tabular-nums">
              <Flag country={row.country} name="" />
              {row.display}
            </span>
          ),
        },
        { key: 'kind', header: t('columns.kind'), phone: 'sub', cell: (row) => row.kind },
        {
          key: 'capabilities',
          header: t('columns.capabilities'),
          phone: 'end',
          cell: (row) => <Capabilities of={row.capabilities} />,
        },
        {
          key: 'place',
          header: t('columns.place'),
          phone: 'sub-end',
          cell: ({ company, place }) =>
            company === null ? place : <a href={manageHref(company.id)}>{company.name}</a>,
        },
      ]}
    />
  );
}
