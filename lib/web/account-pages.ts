/** The pages of one's own account in their order: open to whoever is signed in. */
export const ACCOUNT_PAGES = [
  { key: 'preferences', href: '/account/preferences' },
  { key: 'security', href: '/account/security' },
  { key: 'sessions', href: '/account/sessions' },
] as const;

export type AccountPageKey = (typeof ACCOUNT_PAGES)[number]['key'];
