'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { StatusMessage } from '@/components/ui/status-message';
import { TextField } from '@/components/ui/text-field';
import { BulkDialog } from '../../bulk/bulk-dialog';
import { useFrozenSelection } from '../../bulk/use-frozen-selection';
import { labelNumbersAction, resolveNumberSelectionAction } from './actions';

const LONGEST = 60;

/** Gives the selected numbers one label, or takes their labels away. */
export default function LabelNumbersDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('bulk.label');
  const id = useId();
  const [text, setText] = useState('');
  const label = text.trim();
  const frozen = useFrozenSelection(resolveNumberSelectionAction);
  return (
    <BulkDialog
      title={t('title')}
      frozen={frozen}
      danger={label === ''}
      entry={label}
      confirmLabel={t(label === '' ? 'remove' : 'confirm', { count: frozen.count })}
      act={(numberIds, key) => labelNumbersAction({ numberIds, label: label === '' ? null : label }, key)}
      receipt={({ changed, unchanged }) => <StatusMessage title={t('done', { changed, unchanged })} />}
      onClose={onClose}
    >
      <TextField
        id={id}
        label={t('field')}
        hint={t('hint')}
        value={text}
        maxLength={LONGEST}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
    </BulkDialog>
  );
}
