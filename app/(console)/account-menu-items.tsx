'use client';

import { useTranslations } from 'next-intl';
import { type RefObject, startTransition } from 'react';
import { MenuChoice, MenuItem, MenuPopup, MenuSeparator } from '@/components/ui/menu-popup';
import { languageNames, locales } from '@/lib/i18n/locale';
import { setLanguage, setTheme } from '@/lib/web/preferences';
import type { AccountProps } from './shell-props';

const themes = ['system', 'light', 'dark'] as const;

interface AccountMenuItemsProps extends AccountProps {
  anchor: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}

/** Who is signed in, theme, language, and the ways out. */
export default function AccountMenuItems({ anchor, onClose, ...account }: AccountMenuItemsProps) {
  const t = useTranslations('shell');
  const run = (action: () => Promise<void>) => startTransition(action);
  return (
    <MenuPopup anchor={anchor} onClose={onClose}>
      <div className="grid px-2.5 py-1.5">
        <span className="truncate font-medium">{account.accountName}</span>
        <span className="truncate text-small text-ink-2">{account.email}</span>
      </div>
      <MenuSeparator />
      <MenuChoice
        label={t('theme.label')}
        value={account.theme}
        options={themes.map((theme) => ({ value: theme, label: t(`theme.${theme}`) }))}
        onValueChange={(theme) => run(() => setTheme(theme))}
      />
      <MenuSeparator />
      <MenuChoice
        label={t('language')}
        value={account.locale}
        options={locales.map((locale) => ({ value: locale, label: languageNames[locale], lang: locale }))}
        onValueChange={(locale) => run(() => setLanguage(locale))}
      />
      <MenuSeparator />
      <MenuItem onSelect={() => run(account.signOut)}>{t('signOut')}</MenuItem>
      <MenuItem onSelect={() => run(account.signOutEverywhere)}>{t('signOutEverywhere')}</MenuItem>
    </MenuPopup>
  );
}
