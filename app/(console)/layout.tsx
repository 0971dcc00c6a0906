import { getTranslations } from 'next-intl/server';
import { type ReactNode, Suspense } from 'react';
import { CHOOSE_COMPANY } from '@/lib/web/choose-company-path';
import { signOut, signOutEverywhere } from '@/lib/web/session-actions';
import { getViewer } from '@/lib/web/viewer';
import { AlertBanner } from './alert-banner';
import { Shell } from './shell';
import { StandingBanner } from './standing-banner';
import { SupportBanner } from './support-banner';
import { SupportInside } from './support-inside';

/** The shell around the console's pages. What a page may show, the page's own reads decide. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const [{ name, email, company, hasChoice, signOnAgainHref, permitted }, t] = await Promise.all([
    getViewer(),
    getTranslations('shell'),
  ]);
  return (
    <>
      <SupportBanner />
      <Shell
        companyName={company?.name ?? t('support.title')}
        planName={company?.planName ?? null}
        accountName={name}
        email={email}
        permitted={permitted}
        signOnAgainHref={signOnAgainHref}
        switchCompanyHref={hasChoice ? CHOOSE_COMPANY : null}
        banner={
          <>
            <SupportInside />
            <StandingBanner />
            <Suspense fallback={null}>
              <AlertBanner />
            </Suspense>
          </>
        }
        signOut={signOut}
        signOutEverywhere={signOutEverywhere}
      >
        {children}
      </Shell>
    </>
  );
}
