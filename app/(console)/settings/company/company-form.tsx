'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import type { CompanyView } from '@/lib/companies/view';
import { isLocale, languageNames, locales } from '@/lib/i18n/locale';
import type { TimeZoneChoice } from '@/lib/i18n/time-zones';
import type { CompanySettingsView } from '@/lib/licences/view';
import { SavedForm } from '../saved-form';
import { useSaving } from '../use-saving';
import { saveCompanyAction } from './actions';
import { TimeZoneChoiceField } from './time-zone-choice';
import { ZoneEffect } from './zone-effect';

interface CompanyFormProps {
  company: CompanyView;
  subscriptions: CompanySettingsView['subscriptions'];
  timeZones: TimeZoneChoice[];
}

const LABELS: Readonly<Record<string, 'name' | 'language' | 'timeZone'>> = {
  name: 'name',
  locale: 'language',
  timeZone: 'timeZone',
};

function opened({ name, locale, timeZone }: CompanyView) {
  const values = { name, locale: isLocale(locale) ? locale : null, timeZone };
  return { values, seen: values };
}

/** Name, language and time zone of the company. */
export function CompanyForm({ company, subscriptions, timeZones }: CompanyFormProps) {
  const t = useTranslations('company-settings');
  const saving = useSaving({
    opened: opened(company),
    save: (wish, seen, key) => saveCompanyAction({ ...wish, seen }, key),
    reopened: opened,
  });
  const { values, change, errorAt } = saving;
  const inWords = (value: unknown, field: string) => {
    if (field !== 'locale') return String(value);
    return isLocale(value) ? languageNames[value] : t('ownLanguage');
  };
  return (
    <SavedForm
      saving={saving}
      words={{ save: t('save'), saved: t('saved'), changedMeanwhile: t('changedMeanwhile') }}
      idOf={(pointer) => (LABELS[pointer.slice(1)] === undefined ? null : pointer.slice(1))}
      field={(name) => t(LABELS[name] ?? 'name')}
      value={inWords}
    >
      <TextField
        id="name"
        label={t('name')}
        hint={t('nameHint')}
        error={errorAt('/name')}
        value={values.name}
        maxLength={120}
        autoComplete="organization"
        onChange={(event) => change({ name: event.target.value })}
      />
      <SelectField
        id="locale"
        label={t('language')}
        hint={t('languageHint')}
        error={errorAt('/locale')}
        value={values.locale ?? ''}
        options={[
          { value: '', label: t('ownLanguage') },
          ...locales.map((locale) => ({ value: locale, label: languageNames[locale] })),
        ]}
        onChange={({ target: { value } }) => change({ locale: isLocale(value) ? value : null })}
      />
      <div>
        <TimeZoneChoiceField
          id="timeZone"
          label={t('timeZone')}
          hint={t('timeZoneHint')}
          error={errorAt('/timeZone')}
          choices={timeZones}
          value={values.timeZone}
          onChange={(timeZone) => change({ timeZone })}
        />
        <ZoneEffect timeZone={values.timeZone} saved={company.timeZone} subscriptions={subscriptions} />
      </div>
    </SavedForm>
  );
}
