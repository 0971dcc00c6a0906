'use client';

import { DataTable } from '@/components/data-table/data-table';
import { Badge } from '@/components/ui/badge';
import { Flag } from '@/components/ui/flag';

/** A number of the reader, in words ready to show. */
export interface OwnNumber {
  id: string;
  display: string;
  country: string;
  countryName: string;
  kind: string;
  can: string;
  /** Why it cannot be used, if it cannot. */
  waiting: boolean;
  state: string;
}

interface OwnNumbersTableProps {
  label: string;
  headers: { number: string; kind: string; can: string; state: string };
  rows: OwnNumber[];
}

/** The reader's numbers: what each can do, and whether it can be used now. */
export function OwnNumbersTable({ label, headers, rows }: OwnNumbersTableProps) {
  return (
    <DataTable
      label={label}
      rows={rows}
      rowKey={(row) => row.id}
      empty={null}
      columns={[
        {
          key: 'number',
          header: headers.number,
          phone: 'title',
          cell: (row) => (
            <span className="with-icon">
              <Flag country={row.country} name={row.countryName} />
              {row.display}
            </span>
          ),
        },
        { key: 'kind', header: headers.kind, cell: (row) => row.kind },
        {
          key: 'can',
          header: headers.can,
          phone: 'sub',
          cell: (row) => <span className="whitespace-normal wrap-anywhere">{row.can}</span>,
        },
        {
          key: 'state',
          header: headers.state,
          phone: 'end',
          cell: (row) => <Badge tone={row.waiting ? 'brass' : 'key'}>{row.state}</Badge>,
        },
      ]}
    />
  );
}
