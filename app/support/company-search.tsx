import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';

/** The longest e-mail address; nothing that can be looked for is longer. */
const LONGEST = 254;

/** The one box that finds a company. A GET form: it works without JavaScript, and each search has its address. */
export async function CompanySearch({ value }: { value: string }) {
  const t = await getTranslations('company-search');
  return (
    <search>
      <form action="/support" className="flex max-w-[44rem] flex-wrap items-start gap-x-2 gap-y-2.5">
        <div className="min-w-0 flex-1 basis-72">
          <TextField
            id="company-search"
            type="search"
            name="q"
            label={t('label')}
            hint={t('hint')}
            defaultValue={value}
            maxLength={LONGEST}
            autoComplete="off"
            spellCheck={false}
            required
          />
        </div>
        <Button type="submit" variant="primary" className="sm:mt-[1.75rem]">
          {t('search')}
        </Button>
      </form>
    </search>
  );
}
