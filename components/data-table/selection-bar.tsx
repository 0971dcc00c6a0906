'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useFormat } from '@/lib/i18n/use-format';
import { Button } from '../ui/button';
import { countOf, useSelection } from './selection';

/**
 * What is selected and what can be done with it. "The rows of this page" and "all that match" are different things: the
 * second is offered when the first is chosen and there are more, with the number it is about.
 */
export function SelectionBar({ actions }: { actions: ReactNode }) {
  const t = useTranslations('ui.selection');
  const format = useFormat();
  const { selected, page, matching, selectMatching, clear } = useSelection();
  const count = format.count(countOf(selected));
  const said = selected === null ? '' : t(selected.kind, { count, number: countOf(selected) });
  const offersAll = selected?.kind === 'ids' && page === 'all' && matching !== null && matching > selected.ids.length;
  return (
    <>
      {/* Always there, so that changes of it are announced. */}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      {selected === null ? null : (
        <section aria-label={t('title')} className="selection-bar">
          <span aria-hidden="true" className="font-medium tabular-nums">
            {said}
          </span>
          {offersAll ? (
            <Button variant="ghost" onClick={selectMatching}>
              {t('all', { count: format.count(matching) })}
            </Button>
          ) : null}
          <Button variant="ghost" onClick={clear}>
            {t('clear')}
          </Button>
          <span className="ms-auto flex flex-wrap gap-2">{actions}</span>
        </section>
      )}
    </>
  );
}
