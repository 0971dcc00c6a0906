import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Brand } from '../brand';
import { LanguageSwitch } from './language-switch';

/** The pages before signing in: the mark, one panel, and the language switch. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('shell');
  return (
    <div className="grid min-h-dvh grid-rows-[1fr_auto] justify-items-center px-4">
      <a href="#content" className="skip-link">
        {t('skipToContent')}
      </a>
      <main
        id="content"
        tabIndex={-1}
        className="grid w-full max-w-[25rem] content-start gap-6 pt-[max(2rem,14vh)] pb-10"
      >
        <Brand />
        {children}
      </main>
      <footer className="pb-6">
        <LanguageSwitch label={t('language')} />
      </footer>
    </div>
  );
}
