import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { signOut, signOutEverywhere } from '@/lib/web/session-actions';
import { getViewer } from '@/lib/web/viewer';
import { Shell } from '../(console)/shell';
import { SupportNavigation } from './support-navigation';

/** The shell around the pages of the operator's people. */
export default async function SupportLayout({ children }: { children: ReactNode }) {
  const [{ name, email }, t] = await Promise.all([getViewer(), getTranslations('shell')]);
  return (
    <Shell
      companyName={t('support.title')}
      planName={null}
      accountName={name}
      email={email}
      permitted={[]}
      links={<SupportNavigation />}
      switchCompanyHref={null}
      signOut={signOut}
      signOutEverywhere={signOutEverywhere}
    >
      {children}
    </Shell>
  );
}
