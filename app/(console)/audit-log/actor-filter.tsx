'use client';

import { useTranslations } from 'next-intl';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { tableHref } from '@/components/data-table/table-href';
import { useFetchedChoices } from '@/components/data-table/use-fetched-choices';
import type { SystemActorName } from '@/lib/audit/input';
import { PATH } from './path';
import type { AuditSearch } from './search-params';

type Actor = { id: string; name: string | null; kind: string };
const SYSTEM: readonly SystemActorName[] = ['settlement', 'worker', 'cli', 'seed', 'api', 'web', 'sso'];

/** Narrows the log to who acted; `chosen` is the one of the URL with the words that the page has for them. */
export function ActorFilter({ search, chosen }: { search: AuditSearch; chosen: { id: string; text: string } | null }) {
  const t = useTranslations('audit');
  const { choices, state, fetchChoices } = useFetchedChoices<Actor>('/api/console/audit-actors');
  const option = (key: string, label: string, actor: string | undefined) => ({
    key,
    label,
    href: tableHref(PATH, search, { actor }),
    current: search.actor === actor,
  });
  const words = ({ id, name, kind }: Actor): string => {
    const itself = SYSTEM.find((system) => system === id);
    if (itself) return t(`system.${itself}`);
    return (
      name ??
      (kind === 'api_key' ? t('kinds.api_key') : kind === 'staff' || kind === 'granted' ? t(`kinds.${kind}`) : id)
    );
  };
  const found = choices.map((actor) => ({ id: actor.id, text: words(actor) }));
  const known = chosen === null || found.some(({ id }) => id === chosen.id) ? found : [chosen, ...found];
  return (
    <FilterMenu
      label={t('filters.who')}
      onOpen={fetchChoices}
      state={state}
      options={[
        option('all', t('filters.anybody'), undefined),
        ...known.toSorted((a, b) => a.text.localeCompare(b.text)).map(({ id, text }) => option(id, text, id)),
      ]}
    />
  );
}
