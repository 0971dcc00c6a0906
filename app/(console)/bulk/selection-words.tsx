'use client';

import { useTranslations } from 'next-intl';
import { FailureNotice } from '@/components/ui/failure-notice';
import { useFormat } from '@/lib/i18n/use-format';
import type { FrozenSelection } from './use-frozen-selection';

/** How many rows an act is about and by which filter they were chosen; or why that could not be found out. */
export function SelectionWords({ frozen }: { frozen: FrozenSelection }) {
  const t = useTranslations('bulk');
  const ui = useTranslations('ui');
  const format = useFormat();
  const { kind, count, filterWords, skipped, refusal, failed } = frozen;
  return (
    <>
      <p>{t(kind, { count, number: format.count(count), filter: filterWords })}</p>
      {skipped > 0 ? <p className="text-ink-2">{t('skipped', { count: skipped })}</p> : null}
      {refusal ? <FailureNotice message={refusal.message} requestId={refusal.requestId} /> : null}
      {failed ? <FailureNotice message={ui('failure.unreachable')} /> : null}
    </>
  );
}
