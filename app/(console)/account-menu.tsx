'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { MenuButton } from '@/components/ui/menu-button';
import type { AccountProps } from './shell-props';

const load = () => import('./account-menu-items');
const AccountMenuItems = lazy(load);

/** The button "Account" in the top bar; its menu is loaded when the pointer or the focus gets near. */
export function AccountMenu(props: AccountProps) {
  const t = useTranslations('shell');
  return (
    <MenuButton
      label={t('account')}
      className="account-button"
      preload={load}
      menu={(anchor, onClose) => <AccountMenuItems {...props} anchor={anchor} onClose={onClose} />}
    >
      <Avatar name={props.accountName} />
    </MenuButton>
  );
}
