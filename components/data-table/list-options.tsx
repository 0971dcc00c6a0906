'use client';

import { SlidersHorizontal } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useOptimistic, useState, useTransition } from 'react';
import { newKey } from '../form/new-key';
import type { Outcome } from '../money-dialog/outcome';
import { Disclosure } from '../ui/disclosure';
import { FailureNotice } from '../ui/failure-notice';

/** How one reader sees a list. */
export interface ListPreferences {
  hiddenColumns: string[];
  density: 'comfortable' | 'compact';
}

export interface ListOptionsProps<List extends string> {
  list: List;
  /** The columns that can be left out, in the table's order. */
  columns: { key: string; label: string }[];
  preferences: ListPreferences;
  /** Keeps them for the reader and has the page read anew. */
  save: (preferences: ListPreferences & { list: List }, idempotencyKey: string) => Promise<Outcome<unknown>>;
}

const standard: ListPreferences = { hiddenColumns: [], density: 'comfortable' };

/** "Columns": which of them are shown and how close the rows stand, kept for the reader on every device. */
export function ListOptions<List extends string>({ list, columns, preferences, save }: ListOptionsProps<List>) {
  const t = useTranslations('ui.options');
  const [shown, show] = useOptimistic(preferences);
  const [refusal, setRefusal] = useState<string>();
  const [, startTransition] = useTransition();
  const change = (next: ListPreferences) =>
    startTransition(async () => {
      show(next);
      try {
        const outcome = await save({ ...next, list }, newKey());
        setRefusal(outcome.ok ? undefined : outcome.error.message);
      } catch {
        setRefusal(t('failed'));
      }
    });
  const { hiddenColumns, density } = shown;
  return (
    <Disclosure
      end
      summary={
        <>
          <SlidersHorizontal aria-hidden="true" className="size-4" />
          {t('open')}
        </>
      }
    >
      <fieldset className="grid gap-0.5 px-1.5 pt-1 pb-2">
        <legend className="px-1 py-1 text-small text-ink-2">{t('columns')}</legend>
        {columns.map(({ key, label }) => (
          <label key={key} className="popup-item">
            <input
              type="checkbox"
              className="tick"
              checked={!hiddenColumns.includes(key)}
              onChange={(event) =>
                change({
                  density,
                  hiddenColumns: event.target.checked
                    ? hiddenColumns.filter((name) => name !== key)
                    : [...hiddenColumns, key],
                })
              }
            />
            {label}
          </label>
        ))}
      </fieldset>
      <fieldset className="grid gap-0.5 border-t border-line px-1.5 pt-1 pb-2">
        <legend className="float-left w-full px-1 py-1 text-small text-ink-2">{t('density')}</legend>
        {(['comfortable', 'compact'] as const).map((value) => (
          <label key={value} className="popup-item">
            <input
              type="radio"
              className="tick"
              name="density"
              checked={density === value}
              onChange={() => change({ hiddenColumns, density: value })}
            />
            {t(value)}
          </label>
        ))}
      </fieldset>
      <button type="button" className="popup-item w-full border-t border-line" onClick={() => change(standard)}>
        {t('standard')}
      </button>
      {refusal === undefined ? null : <FailureNotice message={refusal} />}
    </Disclosure>
  );
}
