import type { Home } from '@/lib/auth/authenticate';
import { safePath } from '@/lib/auth/safe-path';
import type { SessionAwaits } from '@/lib/identity/view';
import { CHOOSE_COMPANY, chooseCompanyPath } from './choose-company-path';

/** Where somebody begins. */
const HOMES: Record<Home, string> = { staff: '/support', company: '/', choice: CHOOSE_COMPANY };

/** The pages of what is still to come after a password. */
const PENDING: Record<SessionAwaits, string> = { second_factor: '/second-factor', enrolment: '/enrol' };

/** The page of what a session waits for, leading on to a page asked for. */
export function pendingPath(awaits: SessionAwaits, asked: string | undefined): string {
  const path = safePath(asked);
  return path === '/' ? PENDING[awaits] : `${PENDING[awaits]}?next=${encodeURIComponent(path)}`;
}

/** The page first asked for, else where this person begins; what is still to prove or to choose comes before. */
export function placeAfter(
  asked: string,
  { home, awaits = null }: { home: Home; awaits?: SessionAwaits | null },
): string {
  if (awaits !== null) return pendingPath(awaits, asked);
  const path = safePath(asked);
  if (home === 'choice') return chooseCompanyPath(path);
  return path === '/' ? HOMES[home] : path;
}
