import { getTranslations } from 'next-intl/server';
import { MOST_GROUPS, StackedBars } from '@/components/chart/stacked-bars';
import { tableHref } from '@/components/data-table/table-href';
import { Panel } from '@/components/ui/panel';
import { getFormat } from '@/lib/i18n/get-format';
import { USAGE_GROUPINGS } from '@/lib/usage/input';
import type { UsageView } from '@/lib/usage/view';
import { bucketKind, bucketsOf } from './buckets';
import { groupNames } from './group-names';
import { PATH } from './path';
import { asParameters, type UsageSearch } from './search-params';
import { Tabs } from './tabs';

type Group = NonNullable<UsageView['groups']>[number];

/** Where numbers are assigned: by department, country or type, the largest groups by name and the others together. */
export async function ByGroup({ usage, search }: { usage: UsageView; search: UsageSearch }) {
  const [t, format] = await Promise.all([getTranslations('usage.groups'), getFormat()]);
  const { by } = search;
  const kind = bucketKind(usage.data[0]?.date ?? usage.from, usage.data.at(-1)?.date ?? usage.to);
  const groups = usage.groups ?? [];
  const tabs = USAGE_GROUPINGS.map((one) => ({
    key: one,
    label: t(one),
    href: tableHref(PATH, asParameters(search), { by: one === 'department' ? undefined : one }),
    current: one === by,
  }));
  const cut = usage.from > search.from ? ` ${t('cut', { from: format.date(usage.from) })}` : '';
  return (
    <Panel title={t('title')} intro={`${t(`kind.${kind}`)}${cut}`}>
      <Tabs label={t('label')} links={tabs} />
      {groups.length === 0 ? <p className="text-ink-2">{t('none')}</p> : <Bars {...{ usage, by, groups, kind }} />}
    </Panel>
  );
}

async function Bars({
  usage,
  by,
  groups,
  kind,
}: {
  usage: UsageView;
  by: UsageSearch['by'];
  groups: readonly Group[];
  kind: ReturnType<typeof bucketKind>;
}) {
  const [t, usageWords, format, nameOf] = await Promise.all([
    getTranslations('usage.groups'),
    getTranslations('usage'),
    getFormat(),
    groupNames(by),
  ]);
  const beyond = groups.length > MOST_GROUPS;
  const named = beyond ? groups.slice(0, MOST_GROUPS - 1) : groups;
  const shown = named.map((group) => ({ key: group.key ?? 'none', label: nameOf(group) }));
  const columns = beyond
    ? [...shown, { key: 'others', label: t('others', { count: groups.length - named.length }) }]
    : shown;
  const bars = bucketsOf(
    usage.data.map(({ date }) => date),
    kind,
  ).map(({ day, index }) => {
    const { assigned = 0, groups: there = [] } = usage.data[index] ?? {};
    const values = named.map((_, at) => there[at] ?? 0);
    const others = assigned - values.reduce((sum, value) => sum + value, 0);
    return { day, values: beyond ? [...values, others] : values };
  });
  const [largest] = groups;
  const title = t('titleBy', { by });
  return (
    <StackedBars
      id="by-group"
      title={title}
      summary={
        largest === undefined
          ? ''
          : t('summary', {
              count: groups.length,
              name: nameOf(largest),
              peak: format.count(largest.peak.assigned),
              on: format.date(largest.peak.date),
            })
      }
      groups={columns}
      bars={bars.map(({ day, values }) => ({ label: format.date(day, kind === 'month' ? 'month' : 'axis'), values }))}
      tick={format.count}
      table={{
        summary: usageWords('asTable'),
        label: title,
        headers: [usageWords('day'), ...columns.map(({ label }) => label)],
        rows: bars.map(({ day, values }) => [format.date(day), ...values.map(format.count)]),
      }}
    />
  );
}
