'use client';

import { useTranslations } from 'next-intl';
import { FormDialog } from '@/components/act-dialog/form-dialog';
import { StatusMessage } from '@/components/ui/status-message';
import { TextField } from '@/components/ui/text-field';
import type { NumberKindView } from '@/lib/numbers/view';
import { useEntryForm } from '../use-entry-form';
import { setQuarantineAction } from './actions';

/** A kind of number as a row: "France, mobile". */
export interface KindRow extends NumberKindView {
  kind: string;
}

/** Sets how long a deleted number of a kind waits for its company (R13). */
export default function QuarantineDialog({ row, onClose }: { row: KindRow; onClose: () => void }) {
  const t = useTranslations('support-settings.quarantine');
  const { country, type, kind, quarantineMinDays: least, quarantineMaxDays: most } = row;
  const form = useEntryForm<{ days: string }, NumberKindView>(
    { days: String(row.quarantineDays) },
    ({ days }, key) => setQuarantineAction({ country, type, days: Number(days) }, key),
    {
      check: ({ days }) => {
        const fits = /^\d{1,4}$/.test(days.trim()) && Number(days) >= least && Number(days) <= most;
        return { days: fits ? undefined : t('wrong', { least, most }) };
      },
    },
  );
  return (
    <FormDialog
      {...form.dialog}
      title={t('change', { kind })}
      description={t('description')}
      confirmLabel={t('confirm')}
      receipt={({ quarantineDays: days }) => <StatusMessage title={t('done', { kind, days })} />}
      onClose={onClose}
    >
      <TextField
        {...form.field('days')}
        label={t('columns.days')}
        hint={t('hint', { least, most })}
        unit={t('unit')}
        inputMode="numeric"
        autoComplete="off"
        className="max-w-44"
        value={form.values.days}
        onChange={(event) => form.change({ days: event.target.value })}
      />
    </FormDialog>
  );
}
