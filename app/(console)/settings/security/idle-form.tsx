'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/ui/select-field';
import type { IDLE_MINUTES } from '@/lib/companies/input';
import { SavedForm } from '../saved-form';
import { useSaving } from '../use-saving';
import { saveIdleLimitAction } from './actions';

type Minutes = (typeof IDLE_MINUTES)[number];
const OFF = 'off';
const opened = ({ minutes }: { minutes: number | null }) => ({
  values: { minutes: minutes === null ? OFF : String(minutes) },
  seen: null,
});

/** After how long without doing anything members are signed out. */
export function IdleForm({ minutes, choices }: { minutes: number | null; choices: readonly Minutes[] }) {
  const t = useTranslations('settings.security');
  const saving = useSaving({
    opened: opened({ minutes }),
    save: (wish, _seen, key) =>
      saveIdleLimitAction({ minutes: choices.find((one) => String(one) === wish.minutes) ?? null }, key),
    reopened: opened,
  });
  const words = (count: number) => (count < 60 ? t('idle.minutes', { count }) : t('idle.hours', { count: count / 60 }));
  return (
    <SavedForm
      saving={saving}
      words={{ save: t('idle.save'), saved: t('idle.saved'), changedMeanwhile: '' }}
      idOf={() => 'minutes'}
      field={() => t('idle.label')}
      value={String}
    >
      <SelectField
        id="minutes"
        label={t('idle.label')}
        hint={t('idle.hint')}
        error={saving.errorAt('/minutes')}
        value={saving.values.minutes}
        options={[
          { value: OFF, label: t('idle.off') },
          ...choices.map((one) => ({ value: String(one), label: words(one) })),
        ]}
        onChange={(event) => saving.change({ minutes: event.target.value })}
      />
    </SavedForm>
  );
}
