'use server';

import { cookies } from 'next/headers';
import { env } from '@/lib/env';
import { isLocale, localeCookie } from '@/lib/i18n/locale';
import { isTheme, themeCookie } from './theme';

async function keep(name: string, value: string): Promise<void> {
  (await cookies()).set(name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: env.APP_URL.startsWith('https:'),
    maxAge: 365 * 86_400,
  });
}

/** Keeps the language on this browser; anything else than one of ours changes nothing. */
export async function setLanguage(locale: string): Promise<void> {
  if (isLocale(locale)) await keep(localeCookie, locale);
}

/** Keeps the theme on this browser; "system" follows the device. */
export async function setTheme(theme: string): Promise<void> {
  if (isTheme(theme)) await keep(themeCookie, theme);
}
