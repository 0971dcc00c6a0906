import { cookies } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor, StaffActor } from '@/lib/access';
import { readPending } from '@/lib/auth/second-factor';
import { cookieName, secretOf } from '@/lib/auth/session-cookie';
import { readPlaces, readSession, type Session } from '@/lib/auth/sessions';
import type { PendingView, PlacesView } from '@/lib/identity/view';
import { DomainError } from '@/lib/kernel/domain-error';
import { pendingPath } from './place-after';
import { requestContext, requestedPath } from './request-context';

/** Where a session gets its new secret whose grant is over: a page cannot set a cookie. */
const SUPPORT_OVER = '/api/auth/support-over';

/** The secret in this request's session cookie. */
export const currentSecret = cache(
  async (): Promise<string | null> => secretOf((await cookies()).get(cookieName('session'))?.value),
);

/** The session that the cookie names, asked of the database once. */
const namedSession = cache(async (): Promise<Session | null> => {
  const secret = await currentSecret();
  return secret === null ? null : readSession(secret, await requestContext());
});

const isOver = (session: Session): boolean => (session.support?.over ?? null) !== null;

/**
 * The living session of this request. One whose grant is over acts as nobody: whoever was in a company goes on under a new
 * secret, also where the company ended it or its time did.
 */
export const currentSession = cache(async (): Promise<Session | null> => {
  const session = await namedSession();
  return session === null || isOver(session) ? null : session;
});

/** The companies that this request's session may enter, also while none is chosen (R15). */
export const currentPlaces = cache(async (): Promise<PlacesView | null> => {
  const secret = await currentSecret();
  return secret === null ? null : readPlaces(secret, await requestContext());
});

/** What this request's session still waits for, where it acts as nobody yet. */
export const currentPending = cache(async (): Promise<PendingView | null> => {
  const secret = await currentSecret();
  return secret === null ? null : readPending(secret, await requestContext());
});

/** Who is asking, or null. */
export const currentActor = async (): Promise<Actor | null> => (await currentSession())?.actor ?? null;

/** The session of a page: without one the reader signs in first and comes back. */
export async function requireSession(): Promise<Session> {
  const session = await namedSession();
  if (session !== null && isOver(session)) redirect(SUPPORT_OVER);
  if (session !== null) return session;
  const asked = await requestedPath();
  const pending = await currentPending();
  if (pending !== null) redirect(pendingPath(pending.awaits, asked));
  redirect(asked === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(asked)}`);
}

/** The operator's person who asks for a page of theirs. */
export async function requireStaff(): Promise<StaffActor> {
  const { actor } = await requireSession();
  // Who is in a company leaves it first: the banner has the way out.
  if (actor.kind === 'granted') redirect('/');
  return actor.kind === 'staff' ? actor : forbidden();
}

/** An operator admin at work on one company. Nobody else names a company: whoever is in one stays in it (R24, R25). */
export function lookingAfter(actor: Actor, companyId: string): StaffActor {
  if (actor.kind !== 'staff') throw new DomainError('forbidden');
  return { ...actor, companyId };
}
