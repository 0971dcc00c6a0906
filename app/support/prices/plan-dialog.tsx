'use client';

import { useTranslations } from 'next-intl';
import { FormDialog } from '@/components/act-dialog/form-dialog';
import { StatusMessage } from '@/components/ui/status-message';
import { TextField } from '@/components/ui/text-field';
import { useEntryForm } from '../use-entry-form';
import { setPlanAction } from './actions';

export type Plan = { code: string; name: string; memberNumberLimit: number };

/** Changes a plan's name or limit for all companies on it; a lower limit takes nothing from anybody (R21). */
export default function PlanDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const t = useTranslations('support-prices.plans');
  const form = useEntryForm<{ name: string; memberNumberLimit: string }, Plan>(
    { name: plan.name, memberNumberLimit: String(plan.memberNumberLimit) },
    ({ name, memberNumberLimit }, key) =>
      setPlanAction({ plan: plan.code, name, memberNumberLimit: Number(memberNumberLimit) }, key),
    {
      check: ({ memberNumberLimit }) => ({
        memberNumberLimit: /^\d{1,4}$/.test(memberNumberLimit.trim()) ? undefined : t('limitWrong'),
      }),
    },
  );
  const { field, change, values } = form;
  return (
    <FormDialog
      {...form.dialog}
      title={t('change', { plan: plan.name })}
      description={t('description')}
      confirmLabel={t('confirm')}
      receipt={({ name, memberNumberLimit }) => <StatusMessage title={t('done', { name, limit: memberNumberLimit })} />}
      onClose={onClose}
    >
      <TextField
        {...field('name')}
        label={t('columns.name')}
        maxLength={60}
        autoComplete="off"
        value={values.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        {...field('memberNumberLimit')}
        label={t('columns.limit')}
        hint={t('limitHint')}
        inputMode="numeric"
        autoComplete="off"
        className="max-w-44"
        value={values.memberNumberLimit}
        onChange={(event) => change({ memberNumberLimit: event.target.value })}
      />
    </FormDialog>
  );
}
