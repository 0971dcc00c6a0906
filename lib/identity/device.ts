export const BROWSERS = ['Edge', 'Opera', 'Samsung Internet', 'Firefox', 'Chrome', 'Safari'] as const;
export const SYSTEMS = ['iOS', 'Android', 'Windows', 'ChromeOS', 'macOS', 'Linux'] as const;

/** What a device calls itself. */
export type Device = { browser: (typeof BROWSERS)[number] | null; system: (typeof SYSTEMS)[number] | null };

// The first that fits: most browsers also claim to be Chrome and Safari, and most systems Linux or a Mac.
const BROWSER_MARKS: Record<(typeof BROWSERS)[number], RegExp> = {
  Edge: /\b(Edge?|EdgA|EdgiOS)\//,
  Opera: /\b(OPR|OPT|Opera)\//,
  'Samsung Internet': /\bSamsungBrowser\//,
  Firefox: /\b(Firefox|FxiOS)\//,
  Chrome: /\b(Chrome|CriOS|Chromium|HeadlessChrome)\//,
  Safari: /\bVersion\/.*\bSafari\//,
};
const SYSTEM_MARKS: Record<(typeof SYSTEMS)[number], RegExp> = {
  iOS: /\b(iPhone|iPad|iPod)\b/,
  Android: /\bAndroid\b/,
  Windows: /\bWindows\b/,
  ChromeOS: /\bCrOS\b/,
  macOS: /\bMac(intosh| OS X)\b/,
  Linux: /\b(Linux|X11)\b/,
};

/** The browser and the system in a user agent's own words: enough for its holder to know it again, and no proof of anything. */
export function deviceOf(userAgent: string | null): Device {
  const said = userAgent ?? '';
  return {
    browser: BROWSERS.find((name) => BROWSER_MARKS[name].test(said)) ?? null,
    system: SYSTEMS.find((name) => SYSTEM_MARKS[name].test(said)) ?? null,
  };
}
