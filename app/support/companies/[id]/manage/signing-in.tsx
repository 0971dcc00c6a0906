import { getTranslations } from 'next-intl/server';
import type { ManagedCompany } from './account';
import { ResetButton } from './reset-button';

/** How somebody of the company gets back in who lost what they sign in with. */
export async function SigningIn({ company }: { company: ManagedCompany }) {
  const t = await getTranslations('second-factor-reset');
  return (
    <section aria-labelledby="signing-in" className="grid grid-cols-1 gap-2.5 pt-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="signing-in">{t('sectionTitle')}</h2>
        <ResetButton company={company} />
      </div>
      <p className="max-w-[60ch] text-ink-2">{t('section')}</p>
    </section>
  );
}
