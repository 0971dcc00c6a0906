'use server';

import { randomUUID } from 'node:crypto';
import { cookies } from 'next/headers';
import { env } from '@/lib/env';
import { isLocale, localeCookie } from '@/lib/i18n/locale';
import { setOwnPreferences } from '@/lib/identity';
import type { OwnPreferencesView } from '@/lib/identity/view';
import type { ActionState } from './action-state';
import { currentSession } from './current-actor';
import { defineTaskAction } from './define-action';
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

const store = defineTaskAction(setOwnPreferences);
// What is chosen twice is chosen once: each call is an act of its own.
const storePreferences = (wish: Parameters<typeof store>[0]) => store(wish, randomUUID());

/** Keeps the language on this browser, and for the account of who is signed in; anything else than one of ours changes nothing. */
export async function setLanguage(locale: string): Promise<void> {
  if (!isLocale(locale)) return;
  await keep(localeCookie, locale);
  if ((await currentSession()) !== null) await storePreferences({ locale });
}

/** Keeps the language and the time zone of who is signed in; this browser forgets a language that is chosen no more. */
export async function savePreferences(wish: {
  locale: 'en' | 'fr' | null;
  timeZone: string | null;
}): Promise<ActionState<OwnPreferencesView>> {
  const state = await storePreferences(wish);
  if (state.ok && isLocale(state.value.locale)) await keep(localeCookie, state.value.locale);
  else if (state.ok) (await cookies()).delete({ name: localeCookie, path: '/' });
  return state;
}

/** Keeps the theme on this browser; "system" follows the device. */
export async function setTheme(theme: string): Promise<void> {
  if (isTheme(theme)) await keep(themeCookie, theme);
}
