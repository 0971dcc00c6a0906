'use client';

import { useTranslations } from 'next-intl';
import { useFetchedChoices } from '@/components/data-table/use-fetched-choices';
import { CheckboxField } from '@/components/ui/choice-fields';
import { TextField } from '@/components/ui/text-field';
import type { AlertSettingsView } from '@/lib/alerts/view';
import type { DepartmentName } from '@/lib/members/view';
import { SavedForm } from '../saved-form';
import { useSaving } from '../use-saving';
import { saveAlertSettingsAction } from './actions';
import { type AlertWish, changesIn, seenOf, wishOf } from './alert-wish';
import { DepartmentThresholds } from './department-thresholds';
import { useChangeWords } from './use-change-words';

interface AlertFormProps {
  settings: AlertSettingsView;
  /** Whether departments are the reader's business (R24). */
  withDepartments: boolean;
}

/** From when on the company is alerted: one form, of which what was changed is sent beside what was seen. */
export function AlertForm({ settings, withDepartments }: AlertFormProps) {
  const t = useTranslations('settings.alerts');
  const known = useFetchedChoices<DepartmentName>('/api/console/departments');
  const opened = (saved: AlertSettingsView) => ({ values: wishOf(saved), seen: seenOf(saved, withDepartments) });
  const saving = useSaving({
    opened: opened(settings),
    save: async (wish: AlertWish, seen, key, kept) => {
      const read = changesIn(wish, kept, seen, settings.currency);
      if ('changes' in read) return saveAlertSettingsAction({ ...read.changes, seen }, key);
      const fields = read.wrong.map(({ pointer, problem }) => ({
        pointer,
        message: t(`errors.${problem}`, { example: '1000.00' }),
      }));
      return { ok: false as const, error: { code: 'invalid_input' as const, message: '', requestId: '', fields } };
    },
    reopened: opened,
  });
  const { values, change, errorAt } = saving;
  const { field, value } = useChangeWords(settings.currency, [
    ...values.departments,
    ...settings.departments,
    ...known.choices,
  ]);
  return (
    <SavedForm
      saving={saving}
      words={{
        save: t('save'),
        saved: t('saved'),
        savedText: t('savedText'),
        changedMeanwhile: t('changedMeanwhile'),
      }}
      idOf={(pointer) => pointer.slice(1).replace('/', '-')}
      field={field}
      value={value}
    >
      <TextField
        id="freeLicences"
        label={t('freeLicences')}
        hint={t('freeLicencesHint')}
        error={errorAt('/freeLicences')}
        value={values.freeLicences}
        onChange={(event) => change({ freeLicences: event.target.value })}
        inputMode="numeric"
        autoComplete="off"
        className="max-w-44"
      />
      <CheckboxField
        id="watchesAssigned"
        label={t('watchesAssigned')}
        hint={t('watchesAssignedHint')}
        checked={values.watchesAssigned}
        onChange={(event) => change({ watchesAssigned: event.target.checked })}
      />
      <TextField
        id="monthlySpend"
        label={t('monthlySpend', { currency: settings.currency })}
        hint={t('monthlySpendHint')}
        error={errorAt('/monthlySpend')}
        value={values.monthlySpend}
        onChange={(event) => change({ monthlySpend: event.target.value })}
        inputMode="decimal"
        autoComplete="off"
        className="max-w-44"
      />
      {withDepartments ? (
        <DepartmentThresholds
          departments={values.departments}
          known={known}
          errorAt={(id) => errorAt(`/departments/${id}`)}
          onChange={(departments) => change({ departments })}
        />
      ) : null}
    </SavedForm>
  );
}
