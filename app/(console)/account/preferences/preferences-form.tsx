'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/ui/select-field';
import { isLocale, languageNames, locales } from '@/lib/i18n/locale';
import type { TimeZoneChoice } from '@/lib/i18n/time-zones';
import type { OwnPreferencesView } from '@/lib/identity/view';
import { savePreferences } from '@/lib/web/preferences';
import { TimeZoneChoiceField } from '../../settings/company/time-zone-choice';
import { SavedForm } from '../../settings/saved-form';
import { useSaving } from '../../settings/use-saving';

interface PreferencesFormProps {
  preferences: OwnPreferencesView;
  /** Null for who is in no company. */
  companyTimeZone: string | null;
  timeZones: TimeZoneChoice[];
}

function opened({ locale, timeZone }: OwnPreferencesView) {
  return { values: { locale: isLocale(locale) ? locale : null, timeZone }, seen: null };
}

/** The language and the time zone of one's own; without a choice the company's hold. */
export function PreferencesForm({ preferences, companyTimeZone, timeZones }: PreferencesFormProps) {
  const t = useTranslations('account.preferences');
  const saving = useSaving({ opened: opened(preferences), save: (wish) => savePreferences(wish), reopened: opened });
  const { values, change, errorAt } = saving;
  const zone = companyTimeZone ?? 'UTC';
  return (
    <SavedForm
      saving={saving}
      words={{ save: t('save'), saved: t('saved'), changedMeanwhile: '' }}
      idOf={(pointer) => pointer.slice(1)}
      field={String}
      value={String}
    >
      <SelectField
        id="locale"
        label={t('language')}
        hint={t('languageHint')}
        error={errorAt('/locale')}
        value={values.locale ?? ''}
        options={[
          { value: '', label: t(companyTimeZone === null ? 'browserLanguage' : 'companyLanguage') },
          ...locales.map((locale) => ({ value: locale, label: languageNames[locale] })),
        ]}
        onChange={({ target: { value } }) => change({ locale: isLocale(value) ? value : null })}
      />
      <SelectField
        id="zone"
        label={t('zone')}
        hint={t('zoneHint')}
        value={values.timeZone === null ? 'company' : 'own'}
        options={[
          { value: 'company', label: t(companyTimeZone === null ? 'plainZone' : 'companyZone', { zone }) },
          { value: 'own', label: t('ownZone') },
        ]}
        onChange={({ target: { value } }) => change({ timeZone: value === 'own' ? zone : null })}
      />
      {values.timeZone === null ? null : (
        <TimeZoneChoiceField
          id="timeZone"
          label={t('ownZone')}
          error={errorAt('/timeZone')}
          choices={timeZones}
          value={values.timeZone}
          onChange={(timeZone) => change({ timeZone })}
        />
      )}
    </SavedForm>
  );
}
