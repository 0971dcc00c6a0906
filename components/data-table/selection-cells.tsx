'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useSelection } from './selection';

/** The head of the column of checkboxes: all rows of this page, or none of them. */
export function SelectPage() {
  const t = useTranslations('ui.selection');
  const { page, togglePage } = useSelection();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = page === 'some';
  }, [page]);
  return (
    <input
      ref={box}
      type="checkbox"
      className="tick"
      aria-label={t('page')}
      checked={page === 'all'}
      onChange={togglePage}
    />
  );
}

/** The same above a narrow table, whose head is not shown. */
export function SelectPageLine() {
  const t = useTranslations('ui.selection');
  return (
    <div className="selection-start">
      <SelectPage />
      <span aria-hidden="true">{t('page')}</span>
    </div>
  );
}

/** The checkbox of a row. */
export function SelectRow({ id, label }: { id: string; label: string }) {
  const t = useTranslations('ui.selection');
  const { has, toggle } = useSelection();
  return (
    <input
      type="checkbox"
      className="tick"
      aria-label={t('row', { label })}
      checked={has(id)}
      onChange={() => toggle(id)}
    />
  );
}
