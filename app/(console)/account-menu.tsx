'use client';

import { useTranslations } from 'next-intl';
import { startTransition } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { MenuButton } from '@/components/ui/menu-button';
import { MenuChoice, MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu-items';
import { languageNames, locales } from '@/lib/i18n/locale';
import { setLanguage, setTheme } from '@/lib/web/preferences';
import type { AccountProps } from './shell-props';

const themes = ['system', 'light', 'dark'] as const;
const run = (action: () => Promise<void>) => startTransition(action);

/** The button "Account" in the top bar: who is signed in, theme, language, and the ways out. */
export function AccountMenu(props: AccountProps) {
  const { accountName, email, locale, theme, switchCompanyHref, readsApiDocs, signOut, signOutEverywhere } = props;
  const t = useTranslations('shell');
  return (
    <MenuButton
      label={t('account')}
      className="account-button"
      head={
        <div className="mb-1.5 grid border-b border-line px-2.5 pt-1.5 pb-2.5">
          <span className="truncate font-medium">{accountName}</span>
          <span className="truncate text-small text-ink-2">{email}</span>
        </div>
      }
      items={() => (
        <>
          <MenuChoice
            label={t('theme.label')}
            value={theme}
            options={themes.map((name) => ({ value: name, label: t(`theme.${name}`) }))}
            onValueChange={(name) => run(() => setTheme(name))}
          />
          <MenuSeparator />
          <MenuChoice
            label={t('language')}
            value={locale}
            options={locales.map((name) => ({ value: name, label: languageNames[name], lang: name }))}
            onValueChange={(name) => run(() => setLanguage(name))}
          />
          <MenuSeparator />
          <MenuLink href="/account">{t('yourAccount')}</MenuLink>
          {readsApiDocs ? <MenuLink href="/api/docs">{t('apiDocs')}</MenuLink> : null}
          {switchCompanyHref === null ? null : <MenuLink href={switchCompanyHref}>{t('switchCompany')}</MenuLink>}
          <MenuItem onSelect={() => run(signOut)}>{t('signOut')}</MenuItem>
          <MenuItem onSelect={() => run(signOutEverywhere)}>{t('signOutEverywhere')}</MenuItem>
        </>
      )}
    >
      <Avatar name={accountName} />
    </MenuButton>
  );
}
