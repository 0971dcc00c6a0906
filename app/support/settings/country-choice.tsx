import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/select-field';
import { getFormat } from '@/lib/i18n/get-format';

/** Which kinds of number are shown: those in stock, or all of one country. A plain form, so that it is a URL. */
export async function CountryChoice({ country, countries }: { country: string | undefined; countries: string[] }) {
  const [t, format] = await Promise.all([getTranslations('support-settings.quarantine'), getFormat()]);
  const named = countries
    .map((code) => ({ value: code, label: format.country(code) }))
    .sort((a, b) => a.label.localeCompare(b.label, format.locale));
  return (
    <form action="/support/settings" className="flex flex-wrap items-end gap-2">
      <SelectField
        key={country}
        id="quarantine-country"
        name="country"
        label={t('country')}
        defaultValue={country ?? ''}
        options={[{ value: '', label: t('inStock') }, ...named]}
      />
      <Button type="submit">{t('show')}</Button>
    </form>
  );
}
