import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ProofProvider } from '@/components/act-dialog/proof';
import { ProveAgain } from '@/components/act-dialog/prove-again';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { proveAgain } from '@/lib/web/session-actions';
import { getTheme } from '@/lib/web/theme';
import { AccountMenu } from './account-menu';
import { NavigationSheet } from './navigation-sheet';
import type { ShellProps } from './shell-props';
import { NavigationFrame, SideNavigation } from './side-navigation';

/** The console around every page: skip link, navigation at the side (in a sheet on a phone), top bar. */
export async function Shell({ children, banner, ...props }: ShellProps & { children: ReactNode }) {
  const [t, locale, theme] = await Promise.all([getTranslations('shell'), getLocale(), getTheme()]);
  const { accountName, email, switchCompanyHref, signOut, signOutEverywhere } = props;
  const navigation = (
    <NavigationFrame companyName={props.companyName} planName={props.planName}>
      {props.links ?? <SideNavigation permitted={props.permitted} />}
    </NavigationFrame>
  );
  return (
    <div className="shell">
      <a href="#content" className="skip-link">
        {t('skipToContent')}
      </a>
      <div className="side">{navigation}</div>
      <div className="relative grid min-w-0 grid-rows-[3.5rem_auto_1fr]">
        <header className="flex items-center justify-between gap-3 border-b border-line px-4 sm:px-8">
          <NavigationSheet open={t('openNavigation')} close={t('closeNavigation')}>
            {navigation}
          </NavigationSheet>
          <div className="ms-auto">
            <ClientMessages namespaces={['shell']}>
              <AccountMenu
                {...{ accountName, email, switchCompanyHref, signOut, signOutEverywhere, locale, theme }}
                readsApiDocs={props.permitted.includes('settings')}
              />
            </ClientMessages>
          </div>
        </header>
        <div>{banner}</div>
        <ProofProvider>
          {children}
          <ClientMessages namespaces={['ui', 'prove-again']}>
            <ProveAgain email={email} prove={proveAgain} providerHref={props.signOnAgainHref ?? null} />
          </ClientMessages>
        </ProofProvider>
      </div>
    </div>
  );
}
