import { LineChart } from '@/components/chart/line-chart';
import { StackedBars } from '@/components/chart/stacked-bars';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { getFormat } from '@/lib/i18n/get-format';
import { GalleryShell } from '../gallery-shell';

const DAYS = 90;
const OWNED = Array.from({ length: DAYS }, (_, day) => 40 + 12 * Math.floor(day / 25));
const ASSIGNED = OWNED.map((owned, day) => Math.min(owned, 30 + Math.round(day / 2 + 4 * Math.sin(day / 5))));
const TEAMS = ['Sales', 'Support', 'Field service', 'Finance', 'In no department', 'Others'];

/** Charts with made-up values, in all that they can show. */
export default async function Page() {
  const format = await getFormat();
  const points = OWNED.map((_, day) => format.date(new Date(Date.UTC(2026, 8, 2 + day)).toISOString().slice(0, 10)));
  const bars = Array.from({ length: 12 }, (_, month) => ({
    label: `2026-${String(month + 1).padStart(2, '0')}`,
    values: TEAMS.map((_, team) => (team * 7 + month * 3) % 17),
  }));
  const peak = ASSIGNED.indexOf(Math.max(...ASSIGNED));
  const available = OWNED.map((owned, day) => owned - (ASSIGNED[day] ?? 0));
  return (
    <GalleryShell title="Charts">
      <PageHeader title="Charts" intro="Lines over days, and groups on one another." />
      <Panel title="Licences over time">
        <LineChart
          id="lines"
          title="Licences over time"
          summary={`Made-up values of ${DAYS} days.`}
          points={points}
          series={[
            { key: 'assigned', label: 'Assigned', look: 'area', values: ASSIGNED },
            { key: 'owned', label: 'Owned', look: 'line', values: OWNED },
            { key: 'available', label: 'Available', look: 'dashes', values: available },
          ]}
          peak={{ series: 'assigned', index: peak, text: `Peak: ${ASSIGNED[peak]}` }}
          tick={format.count}
          table={{
            summary: 'Show as table',
            label: 'Licences over time',
            headers: ['Day', 'Assigned', 'Owned', 'Available'],
            rows: points.map((point, day) => [point, `${ASSIGNED[day]}`, `${OWNED[day]}`, `${available[day]}`]),
          }}
        />
      </Panel>
      <Panel title="By department">
        <StackedBars
          id="bars"
          title="By department"
          summary="Made-up values of twelve months."
          groups={TEAMS.map((label) => ({ key: label, label }))}
          bars={bars}
          tick={format.count}
          table={{
            summary: 'Show as table',
            label: 'By department',
            headers: ['Month', ...TEAMS],
            rows: bars.map(({ label, values }) => [label, ...values.map(String)]),
          }}
        />
      </Panel>
    </GalleryShell>
  );
}
