import { env } from '@/lib/env';

/**
 * A place in this console to go to after signing in: what was asked for, if it is a page here, else the overview. What
 * browsers would read as another origin (`//host`, `\\host`, tabs between) is another origin.
 */
export function safePath(asked: string | null | undefined): string {
  if (asked === null || asked === undefined || !URL.canParse(asked, env.APP_URL)) return '/';
  const url = new URL(asked, env.APP_URL);
  const path = `${url.pathname}${url.search}${url.hash}`;
  const isElsewhere = url.origin !== env.APP_URL || path.startsWith('//') || path.includes('\\');
  return isElsewhere ||
    /^\/(api|sign-in|set-password|forgot-password|invitation|choose-company|second-factor|enrol|prove-again)(\/|$|\?)/.test(
      path,
    )
    ? '/'
    : path;
}
