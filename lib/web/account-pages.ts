import { can, type Permission } from '@/lib/access';
import { requireSession } from './current-actor';

type AccountPage = { key: string; href: string; right: Permission | null };

/** The pages of one's own account in their order: open to whoever is signed in, unless one names a right (R24). */
const ACCOUNT_PAGES = [
  { key: 'preferences', href: '/account/preferences', right: null },
  { key: 'notifications', href: '/account/notifications', right: 'notifications:choose' },
  { key: 'security', href: '/account/security', right: null },
  { key: 'sessions', href: '/account/sessions', right: null },
] as const satisfies readonly AccountPage[];

export type AccountPageKey = (typeof ACCOUNT_PAGES)[number]['key'];

/** The first page, which everybody may open. */
export const FIRST_ACCOUNT_PAGE = ACCOUNT_PAGES[0].href;

/** Those that who is looking may open. */
export async function permittedAccountPages(): Promise<readonly (typeof ACCOUNT_PAGES)[number][]> {
  const { actor } = await requireSession();
  return ACCOUNT_PAGES.filter(({ right }) => right === null || can(actor, right));
}
