import { FilterMenu } from '@/components/data-table/filter-menu';
import { NoResults } from '@/components/data-table/no-results';
import { Pagination } from '@/components/data-table/pagination';
import { SearchBox } from '@/components/data-table/search-box';
import { tableHref } from '@/components/data-table/table-href';
import { Toolbar } from '@/components/data-table/toolbar';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { SummaryTiles } from '@/components/ui/summary-tiles';
import { TextLink } from '@/components/ui/text-link';
import { ClientMessages } from '@/lib/i18n/client-messages';
import type { Format } from '@/lib/i18n/format';
import { getFormat } from '@/lib/i18n/get-format';
import { GalleryShell } from '../gallery-shell';
import { type SampleLicence, sampleLicences } from '../sample';
import { AssignButton } from './assign-button';
import { type SampleRow, SampleTable } from './sample-table';

const path = '/dev/gallery/licences';

function filters(parameters: { q?: string; status?: string }) {
  return ['', 'assigned', 'available', 'ending'].map((value) => ({
    key: value,
    label: value ? value[0]?.toUpperCase() + value.slice(1) : 'All',
    href: tableHref(path, parameters, { status: value }),
    current: (parameters.status ?? '') === value,
  }));
}

function rowOf({ country, number, type, ...licence }: SampleLicence, format: Format): SampleRow {
  return {
    label: licence.label,
    status: licence.status,
    ...(licence.member && { member: licence.member }),
    ...(country && number && type && { number: { country, countryName: format.country(country), text: number, type } }),
    billing: licence.billing,
    renews: format.date(licence.renewsOn),
    price: format.money({ amount: licence.amount, currency: 'EUR' }),
  };
}

/** The picture's page, made of the product's parts. */
export default async function Page({ searchParams }: { searchParams: Promise<{ q?: string; status?: string }> }) {
  const [format, parameters] = await Promise.all([getFormat(), searchParams]);
  const { q = '', status = '' } = parameters;
  const rows = sampleLicences
    .filter((row) => !status || row.status === status)
    .filter((row) => `${row.label} ${row.number} ${row.member}`.toLowerCase().includes(q.toLowerCase()));
  return (
    <GalleryShell title="Licences">
      <PageHeader
        title="Licences"
        intro="A licence is the right to have one number assigned. It renews until you remove it, whether a number uses it or not."
        actions={
          <>
            <Button>Remove licences</Button>
            <Button>Add licences</Button>
            <ClientMessages namespaces={['ui']}>
              <AssignButton />
            </ClientMessages>
          </>
        }
      />
      <SummaryTiles
        label="Summary"
        tiles={[
          { term: 'Total', value: '48', detail: 'Renews 1 Dec: €528.00 excl. VAT' },
          { term: 'Assigned', value: '41', detail: '31 members', mark: 'key' },
          { term: 'Available', value: '7', detail: '€84.00 a month unused', mark: 'line' },
          { term: 'Ending', value: '2', detail: 'on 1 Dec 2026', mark: 'brass' },
        ]}
        rack={[
          { key: 'assigned', count: 41, tone: 'key' },
          { key: 'available', count: 5, tone: 'line' },
          { key: 'ending', count: 2, tone: 'brass' },
        ]}
      />
      <Notice
        tone="brass"
        title="5 licences have been available for more than 30 days."
        action={<TextLink href={tableHref(path, {}, { status: 'available' })}>Review</TextLink>}
      >
        They cost €60.00 a month. They can be trimmed at renewal on 1 Dec 2026.
      </Notice>
      <div className="grid gap-2.5 pt-1.5">
        <Toolbar>
          <SearchBox
            label="Search licences"
            placeholder="Number, member, licence…"
            path={path}
            value={q}
            keep={{ status }}
          />
          <FilterMenu label="Status" options={filters(parameters)} />
        </Toolbar>
        <SampleTable rows={rows.map((row) => rowOf(row, format))} empty={<NoResults clearHref={path} />} />
        <Pagination summary={`1–${rows.length} of 48`} nextHref={tableHref(path, parameters, { cursor: 'x' })} />
      </div>
    </GalleryShell>
  );
}
