'use client';

import { useTranslations } from 'next-intl';
import { FilterMenu, type FilterMenuProps } from '@/components/data-table/filter-menu';
import { tableHref } from '@/components/data-table/table-href';
import { useFetchedChoices } from '@/components/data-table/use-fetched-choices';
import type { SystemActorName } from '@/lib/audit/input';
import { PATH } from './path';
import type { AuditSearch } from './search-params';

type Actor = { id: string; name: string | null; kind: string };
const SYSTEM: readonly SystemActorName[] = ['settlement', 'worker', 'cli', 'seed', 'api', 'web', 'sso'];

type Choosing = Pick<FilterMenuProps, 'onOpen' | 'state'> & {
  path: string;
  search: AuditSearch;
  /** Who acts in the log, as far as it is known. */
  choices: readonly Actor[];
  chosen: { id: string; text: string } | null;
};

/** Narrows a company's log to who acted; who that is, is fetched when the filter is opened. */
export function ActorFilter({ search, chosen }: Pick<Choosing, 'search' | 'chosen'>) {
  const { choices, state, fetchChoices } = useFetchedChoices<Actor>('/api/console/audit-actors');
  return (
    <ActorMenu path={PATH} search={search} choices={choices} chosen={chosen} state={state} onOpen={fetchChoices} />
  );
}

/** Narrows a log to who acted; `chosen` is the one of the URL with the words that the page has for them. */
export function ActorMenu({ path, search, choices, chosen, ...fetched }: Choosing) {
  const t = useTranslations('audit');
  const option = (key: string, label: string, actor: string | undefined) => ({
    key,
    label,
    href: tableHref(path, search, { actor }),
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
      {...fetched}
      options={[
        option('all', t('filters.anybody'), undefined),
        ...known.toSorted((a, b) => a.text.localeCompare(b.text)).map(({ id, text }) => option(id, text, id)),
      ]}
    />
  );
}
