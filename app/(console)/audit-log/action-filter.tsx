import { Check } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { tableHref } from '@/components/data-table/table-href';
import { Disclosure } from '@/components/ui/disclosure';
import { COMPANY_LOG, type LogPlace } from './log-place';
import type { AuditSearch } from './search-params';
import { auditWords } from './words';

/** Narrows the log to what happened: every action there is, by what it is about. */
export async function ActionFilter({ search, place = COMPANY_LOG }: { search: AuditSearch; place?: LogPlace }) {
  const [t, ui, words] = await Promise.all([getTranslations('audit'), getTranslations('ui.table'), auditWords(place)]);
  const choice = (label: string, action: string | undefined) => (
    <a
      href={tableHref(place.path, search, { action })}
      data-scroll="keep"
      className="popup-item justify-between"
      aria-current={search.action === action ? 'true' : undefined}
    >
      {label}
      {search.action === action ? <Check aria-hidden="true" className="size-4 text-key" /> : null}
    </a>
  );
  return (
    <Disclosure
      summary={
        <>
          <span className="text-ink-2">{ui('labelled', { label: t('filters.what') })}</span>
          <span className="-ms-1 font-medium">
            {search.action === undefined ? t('filters.anything') : words.filter(search.action)}
          </span>
        </>
      }
    >
      {choice(t('filters.anything'), undefined)}
      {place.groups.map(({ key, filter, actions }) => (
        <section key={key} aria-label={t(`groups.${key}`)} className="border-t border-line pt-1 pb-2">
          <p className="px-2.5 py-1 text-small text-ink-2">{t(`groups.${key}`)}</p>
          <ul>
            {filter === null ? null : <li>{choice(t('filters.allOf', { group: t(`groups.${key}`) }), filter)}</li>}
            {actions.map((action) => (
              <li key={action}>{choice(words.action(action), action)}</li>
            ))}
          </ul>
        </section>
      ))}
    </Disclosure>
  );
}
