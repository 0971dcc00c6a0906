import type { Column } from '@/components/data-table/column';
import { Absent } from '@/components/data-table/data-table';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Flag } from '@/components/ui/flag';
import type { Format } from '@/lib/i18n/format';
import type { SampleLicence } from '../sample';

function status(row: SampleLicence) {
  if (row.status === 'assigned') return <Badge tone="key">Assigned</Badge>;
  if (row.status === 'ending') return <Badge tone="brass">Ending</Badge>;
  return <Badge mark="ring">Available</Badge>;
}

/** The picture's columns. */
export function sampleColumns(format: Format): Column<SampleLicence>[] {
  return [
    { key: 'licence', header: 'Licence', phone: 'sub', cell: (row) => <span className="text-ink-2">{row.label}</span> },
    { key: 'status', header: 'Status', phone: 'end', cell: status },
    {
      key: 'number',
      header: 'Number',
      phone: 'title',
      cell: (row) =>
        row.number && row.country ? (
          <span className="with-icon">
            <Flag country={row.country} name={format.country(row.country)} />
            <span>
              <a href="/dev/gallery">{row.number}</a> <span className="quiet">{row.type}</span>
            </span>
          </span>
        ) : (
          <Absent label="No number" />
        ),
    },
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
      cell: (row) =>
        row.status === 'ending' ? (
          <span className="text-brass">Ends {format.date(row.renewsOn)}</span>
        ) : (
          format.date(row.renewsOn)
        ),
    },
    {
      key: 'price',
      header: 'Price excl. VAT',
      align: 'end',
      phone: 'sub-end',
      cell: (row) => format.money({ amount: row.amount, currency: 'EUR' }),
    },
  ];
}
