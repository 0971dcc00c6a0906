import { cookies } from 'next/headers';
import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import type { SignInOutcome } from '@/lib/auth/authenticate';
import { nextAuthOptions } from '@/lib/auth/next-auth-options';
import { safePath } from '@/lib/auth/safe-path';
import { cookieName } from '@/lib/auth/session-cookie';
import { env } from '@/lib/env';
import { ERROR_STATUS, type ErrorCode } from '@/lib/kernel/domain-error';
import { isOwnOrigin } from './own-origin';
import { requestContext } from './request-context';

/** What of next-auth's own endpoints is open: signing in and out by a form, and the pages these lead to. */
const OPEN: Record<string, readonly string[]> = { GET: ['csrf', 'signin', 'error'], POST: ['callback', 'signout'] };
const BODY_LIMIT = 16_384;

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth over HTTP, with the sessions table behind it. */
export async function handleAuthRequest(request: NextRequest, { params }: Context): Promise<Response> {
  const { nextauth } = await params;
  if (!OPEN[request.method]?.includes(nextauth[0] ?? '')) return refused('not_found');
  const forwarded = request.method === 'POST' ? await checkedForm(request) : request;
  if (typeof forwarded === 'string') return refused(forwarded);
  const sessionCookie = (await cookies()).get(cookieName('session'))?.value;
  const told: { outcome?: SignInOutcome } = {};
  const tell = (outcome: SignInOutcome) => void Object.assign(told, { outcome });
  const options = nextAuthOptions({ context: await requestContext(), sessionCookie, tell });
  const answer: Response = await NextAuth(forwarded, { params }, options);
  // Its own answer would be the one to a wrong password.
  if (told.outcome?.kind === 'limited') return refused('rate_limited', told.outcome.retryAfter);
  if (told.outcome?.kind === 'unavailable') return refused('unavailable', 2);
  // What it calls a wrong configuration is a URL or cookie that somebody made up.
  if (answer.status >= 500) return refused('malformed');
  answer.headers.set('Cache-Control', 'no-store');
  return answer;
}

const refused = (code: ErrorCode, retryAfter?: number): Response =>
  Response.json(
    { code },
    {
      status: ERROR_STATUS[code],
      headers: { 'Cache-Control': 'no-store', ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }) },
    },
  );

/** The same request with the fields that next-auth may see, or why it is refused. */
async function checkedForm(request: NextRequest): Promise<NextRequest | ErrorCode> {
  const { headers } = request;
  const origin = headers.get('origin');
  if (origin !== null && !isOwnOrigin(origin)) return 'forbidden';
  if (!headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) return 'unsupported_media_type';
  if (!(Number(headers.get('content-length') ?? Number.NaN) <= BODY_LIMIT)) return 'body_too_large';
  const given = new URLSearchParams(await request.text());
  const body = new URLSearchParams({ callbackUrl: `${env.APP_URL}${safePath(given.get('callbackUrl'))}` });
  for (const name of ['csrfToken', 'email', 'password', 'json']) body.set(name, given.get(name) ?? '');
  const { pathname } = request.nextUrl;
  return new NextRequest(new URL(pathname, env.APP_URL), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });
}
