'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import type { SettingsView } from '@/lib/billing/view';
import { SavedForm } from '../../(console)/settings/saved-form';
import { useSaving } from '../../(console)/settings/use-saving';
import { changeSettingsAction } from './actions';
import { GROUPS, typed, wishOf } from './settings-entries';

const WHO = ['none', 'eu', 'all'] as const;

/** The operator's spans and counts, in the groups of what they are about. */
export function SettingsForm({ settings }: { settings: SettingsView }) {
  const t = useTranslations('support-settings');
  const saving = useSaving({
    opened: { values: typed(settings), seen: null },
    save: (values, _seen, key) => changeSettingsAction(wishOf(values, settings), key),
    reopened: (saved: SettingsView) => ({ values: typed(saved), seen: null }),
  });
  const { values, change, errorAt } = saving;
  return (
    <SavedForm
      saving={saving}
      words={{ save: t('save'), saved: t('saved'), savedText: t('savedText'), changedMeanwhile: t('saved') }}
      idOf={(pointer) => pointer.slice(1)}
      field={(name) => name}
      value={String}
    >
      {GROUPS.map(({ key, names }) => (
        <fieldset key={key} className="grid gap-4">
          <legend className="mb-2 text-heading font-semibold">{t(`groups.${key}`)}</legend>
          {names.map((name) =>
            name === 'earlyRemoval' ? (
              <SelectField
                key={name}
                id={name}
                label={t(`names.${name}`)}
                error={errorAt(`/${name}`)}
                value={values[name]}
                options={WHO.map((value) => ({ value, label: t(`who.${value}`) }))}
                onChange={(event) => change({ [name]: event.target.value })}
              />
            ) : (
              <TextField
                key={name}
                id={name}
                label={t(`names.${name}`)}
                error={errorAt(`/${name}`)}
                unit={t(unitOf(name))}
                inputMode="numeric"
                autoComplete="off"
                className="max-w-56"
                value={values[name]}
                onChange={(event) => change({ [name]: event.target.value })}
              />
            ),
          )}
        </fieldset>
      ))}
    </SavedForm>
  );
}

function unitOf(name: string): 'units.days' | 'units.hours' | 'units.months' | 'units.years' | 'units.licences' {
  if (name.endsWith('Hours')) return 'units.hours';
  if (name.endsWith('Months')) return 'units.months';
  if (name.endsWith('Years')) return 'units.years';
  return name.endsWith('PerDay') ? 'units.licences' : 'units.days';
}
