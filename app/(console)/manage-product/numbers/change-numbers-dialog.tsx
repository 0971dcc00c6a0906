'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConsequenceList } from '@/components/ui/consequence-list';
import { StatusMessage } from '@/components/ui/status-message';
import type { ChangedNumbersView } from '@/lib/assignments/view';
import { BulkDialog } from '../../bulk/bulk-dialog';
import { useFrozenSelection } from '../../bulk/use-frozen-selection';
import { useRefreshing } from '../number-acts/use-refreshing';
import { changeNumbersAction, quoteNumberChangeAction, resolveNumberSelectionAction } from './actions';

type ResolveInput = Parameters<typeof resolveNumberSelectionAction>[0];

interface ChangeNumbersDialogProps {
  act: 'unassign' | 'delete';
  onClose: () => void;
}

/** Unassigns or deletes the selected numbers: says first how many it changes and what becomes of their licences (R3, R13). */
export default function ChangeNumbersDialog({ act, onClose }: ChangeNumbersDialogProps) {
  const t = useTranslations('bulk');
  const refreshing = useRefreshing();
  const [quote, setQuote] = useState<ChangedNumbersView>();
  const frozen = useFrozenSelection(async (input: ResolveInput) => {
    const found = await resolveNumberSelectionAction(input);
    if (!found.ok || found.value.ids.length === 0) return found;
    const quoted = await quoteNumberChangeAction({ act, numberIds: found.value.ids });
    if (!quoted.ok) return quoted;
    setQuote(quoted.value);
    return found;
  });
  const said = ({ changed, unchanged, skipped }: ChangedNumbersView) =>
    t(`${act}.numbers`, { changed, unchanged, skipped: skipped.length });
  return (
    <BulkDialog<ChangedNumbersView>
      title={t(`${act}.title`)}
      frozen={frozen}
      danger
      blocked={quote === undefined || quote.changed === 0}
      entry={act}
      confirmLabel={t(`${act}.confirm`, { count: quote?.changed ?? frozen.count })}
      act={(numberIds, key) => refreshing(changeNumbersAction({ act, numberIds }, key))}
      receipt={(done) => (
        <StatusMessage title={t(`${act}.done`, { count: done.changed })}>
          <p>{t('licences', { count: done.licencesFreed })}</p>
        </StatusMessage>
      )}
      onClose={onClose}
    >
      {quote ? (
        <ConsequenceList
          label={t('consequences')}
          items={[
            { term: t('terms.numbers'), effect: said(quote) },
            { term: t('terms.licences'), effect: t('licences', { count: quote.licencesFreed }) },
          ]}
        />
      ) : null}
    </BulkDialog>
  );
}
