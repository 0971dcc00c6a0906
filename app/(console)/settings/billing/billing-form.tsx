'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { RadioField } from '@/components/ui/choice-fields';
import { SelectField } from '@/components/ui/select-field';
import { TextAreaField } from '@/components/ui/text-area-field';
import { TextField } from '@/components/ui/text-field';
import { isLocale, languageNames, locales } from '@/lib/i18n/locale';
import type { BillingDetailsView, TaxPreviewView } from '@/lib/invoices/view';
import { SavedForm } from '../saved-form';
import { type Saving, useSaving } from '../use-saving';
import { saveBillingDetailsAction } from './actions';
import { type BillingValues, fieldOf, profileOf, sentenceOf, valuesOf } from './billing-values';
import { ContactFields } from './contact-fields';
import { TaxPreview } from './tax-preview';
import { useChangeWords } from './use-change-words';

interface BillingFormProps extends Omit<BillingDetailsView, 'countries'> {
  countries: { value: string; label: string }[];
  /** How it is taxed as it stands; null while no country is known. */
  tax: TaxPreviewView | null;
}

/** The form of the billing details. */
export function BillingForm({ profile, suggested, countries, tax }: BillingFormProps) {
  const t = useTranslations('billing-details');
  const opened = (said: BillingDetailsView['profile']) => ({
    values: valuesOf({ profile: said, suggested }),
    seen: said,
  });
  const saving = useSaving({
    opened: opened(profile),
    save: (values, seen, key) => saveBillingDetailsAction({ ...profileOf(values), seen }, key),
    reopened: (answer) => opened(answer.profile),
    sentence: (pointer, values) => {
      const name = sentenceOf(pointer, values);
      return name && t(`errors.${name}`);
    },
  });
  const { values, change } = saving;
  const { field, value } = useChangeWords(countries);
  return (
    <SavedForm
      saving={saving}
      words={{
        save: t('save'),
        saved: t('saved'),
        savedText: t('savedText'),
        changedMeanwhile: t('changedMeanwhile'),
      }}
      idOf={(pointer) => fieldOf(pointer, values.contacts)}
      field={field}
      value={value}
    >
      <CompanyFields saving={saving} />
      <AddressFields saving={saving} countries={countries} />
      <TaxPreview {...values} initial={tax} nameOf={(code) => value(code, 'country')} />
      <InvoiceFields saving={saving} />
      <ContactFields
        contacts={values.contacts}
        errorAt={(place) => errorOf(saving, `contact-${place + 1}`)}
        error={errorOf(saving, 'contacts')}
        onChange={(contacts) => change({ contacts })}
      />
    </SavedForm>
  );
}

/** What is wrong with the control of an id. */
const errorOf = ({ errors, values }: Saving<BillingValues>, id: string): string | undefined =>
  errors.find(({ pointer }) => fieldOf(pointer, values.contacts) === id)?.message;

/** The attributes of a text field: its name is its id. */
function useTyped(saving: Saving<BillingValues>) {
  const t = useTranslations('billing-details');
  return (
    name: Exclude<keyof BillingValues, 'country' | 'invoicing' | 'locale' | 'contacts'>,
    maxLength: number,
    autoComplete = 'off',
  ) => ({
    id: name,
    label: t(name),
    error: errorOf(saving, name),
    value: saving.values[name],
    maxLength,
    autoComplete,
    onChange: (event: { target: { value: string } }) => saving.change({ [name]: event.target.value }),
  });
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid grid-cols-1 gap-4 pt-2">
      <legend className="mb-3 w-full border-b border-line pb-1.5 text-[1.0625rem] font-semibold">{title}</legend>
      {children}
    </fieldset>
  );
}

function CompanyFields({ saving }: { saving: Saving<BillingValues> }) {
  const t = useTranslations('billing-details');
  const typed = useTyped(saving);
  const french = saving.values.country === 'FR';
  return (
    <Section title={t('sections.company')}>
      <TextField {...typed('legalName', 160, 'organization')} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          {...typed('registrationNumber', 40)}
          label={t(french ? 'siren' : 'registrationNumber')}
          hint={t(french ? 'sirenHint' : 'registrationNumberHint')}
          spellCheck={false}
        />
        <TextField {...typed('vatId', 40)} hint={t('vatIdHint')} autoCapitalize="characters" spellCheck={false} />
      </div>
    </Section>
  );
}

function AddressFields({
  saving,
  countries,
}: {
  saving: Saving<BillingValues>;
  countries: BillingFormProps['countries'];
}) {
  const t = useTranslations('billing-details');
  const typed = useTyped(saving);
  const { country } = saving.values;
  return (
    <Section title={t('sections.address')}>
      <TextAreaField {...typed('address', 600, 'street-address')} rows={2} hint={t('addressHint')} />
      <div className="grid items-start gap-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
        <TextField {...typed('postalCode', 20, 'postal-code')} />
        <TextField {...typed('city', 80, 'address-level2')} />
      </div>
      <SelectField
        id="country"
        label={t('country')}
        error={errorOf(saving, 'country')}
        value={country}
        autoComplete="country"
        options={country === '' ? [{ value: '', label: t('chooseCountry') }, ...countries] : countries}
        onChange={(event) => saving.change({ country: event.target.value })}
      />
    </Section>
  );
}

function InvoiceFields({ saving }: { saving: Saving<BillingValues> }) {
  const t = useTranslations('billing-details');
  const typed = useTyped(saving);
  const { invoicing, locale } = saving.values;
  return (
    <Section title={t('sections.invoices')}>
      <RadioField
        id="invoicing"
        name="invoicing"
        legend={t('invoicing')}
        defaultValue={invoicing}
        onValueChange={(chosen) => saving.change({ invoicing: chosen === 'each' ? 'each' : 'monthly' })}
        options={[
          { value: 'monthly', label: t('monthly'), hint: t('monthlyHint') },
          { value: 'each', label: t('each'), hint: t('eachHint') },
        ]}
      />
      <TextField {...typed('poNumber', 60)} hint={t('poNumberHint')} />
      <TextField {...typed('expenseAccount', 20)} hint={t('expenseAccountHint')} />
      <SelectField
        id="locale"
        label={t('locale')}
        hint={t('localeHint')}
        value={locale}
        options={[
          { value: '', label: t('companyLanguage') },
          ...locales.map((name) => ({ value: name, label: languageNames[name] })),
        ]}
        onChange={({ target: { value } }) => saving.change({ locale: isLocale(value) ? value : '' })}
      />
    </Section>
  );
}
