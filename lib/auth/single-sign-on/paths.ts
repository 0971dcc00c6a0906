import { env } from '@/lib/env';

const of = (companyId: string, end: string): string => `${env.APP_URL}/api/auth/single-sign-on/${companyId}/${end}`;

/** Where the identity provider of a company sends people back to: its own, so that no provider answers for another. */
export const redirectUri = (companyId: string): string => of(companyId, 'callback');

/** Where it says that somebody signed out there. */
export const logoutUri = (companyId: string): string => of(companyId, 'back-channel-logout');
