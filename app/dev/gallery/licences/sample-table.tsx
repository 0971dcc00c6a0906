'use client';

import type { ReactNode } from 'react';
import type { Column } from '@/components/data-table/column';
import { Absent, DataTable } from '@/components/data-table/data-table';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Flag } from '@/components/ui/flag';

/** A row as the page hands it over: every text is ready. */
export interface SampleRow {
  label: string;
  status: 'assigned' | 'available' | 'ending';
  number?: { country: string; countryName: string; text: string; type: string };
  member?: string;
  billing: string;
  renews: string;
  price: string;
}

function Status({ row }: { row: SampleRow }) {
  if (row.status === 'assigned') return <Badge tone="key">Assigned</Badge>;
  if (row.status === 'ending') return <Badge tone="brass">Ending</Badge>;
  return <Badge mark="ring">Available</Badge>;
}

function NumberCell({ number }: { number: SampleRow['number'] }) {
  if (!number) return <Absent label="No number" />;
  return (
    <span className="with-icon">
      <Flag country={number.country} name={number.countryName} />
      <span>
        <a href="/dev/gallery">{number.text}</a> <span className="quiet">{number.type}</span>
      </span>
    </span>
  );
}

const columns: Column<SampleRow>[] = [
  { key: 'licence', header: 'Licence', phone: 'sub', cell: (row) => <span className="text-ink-2">{row.label}</span> },
  { key: 'status', header: 'Status', phone: 'end', cell: (row) => <Status row={row} /> },
  { key: 'number', header: 'Number', phone: 'title', cell: (row) => <NumberCell number={row.number} /> },
  {
    key: 'member',
    header: 'Member',
    phone: 'sub-2',
    cell: (row) =>
      row.member ? (
        <span className="with-icon">
          <Avatar name={row.member} />
          <a href="/dev/gallery">{row.member}</a>
        </span>
      ) : (
        <Absent label="None" />
      ),
  },
  { key: 'billing', header: 'Billing', cell: (row) => row.billing },
  {
    key: 'renews',
    header: 'Renews',
    cell: (row) => (row.status === 'ending' ? <span className="text-brass">Ends {row.renews}</span> : row.renews),
  },
  { key: 'price', header: 'Price excl. VAT', align: 'end', phone: 'sub-end', cell: (row) => row.price },
];

/** The picture's table: a client component over rows of ready-made strings. */
export function SampleTable({ rows, empty }: { rows: SampleRow[]; empty: ReactNode }) {
  return <DataTable label="Licences" columns={columns} rows={rows} rowKey={(row) => row.label} empty={empty} />;
}
