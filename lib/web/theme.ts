import { cookies } from 'next/headers';

/** The themes an account holder can choose; "system" follows the device and stores nothing. */
export const themes = ['system', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

/** The cookie that keeps the theme on this browser: read on the server, so no other theme ever flashes. */
export const themeCookie = 'latchkey_theme';

/** Whether a value from outside is a theme. */
export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}

/** The theme of this request. */
export async function getTheme(): Promise<Theme> {
  const chosen = (await cookies()).get(themeCookie)?.value;
  return isTheme(chosen) ? chosen : 'system';
}
