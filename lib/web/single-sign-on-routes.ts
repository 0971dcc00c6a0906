import { cookies } from 'next/headers';
import { type NextRequest, NextResponse } from 'next/server';
import { safePath } from '@/lib/auth/safe-path';
import { cookieName, cookieOptions, SESSION_SECONDS, sessionCookieOf } from '@/lib/auth/session-cookie';
import { ATTEMPT_SECONDS } from '@/lib/auth/single-sign-on/attempt';
import { logoutByProvider } from '@/lib/auth/single-sign-on/back-channel-logout';
import type { SignOnProblem } from '@/lib/auth/single-sign-on/problems';
import { beginProof } from '@/lib/auth/single-sign-on/proof';
import { beginSignOn, completeSignOn, type SignOnOutcome } from '@/lib/auth/single-sign-on/sign-on';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { currentSecret } from './current-actor';
import { notProvenPath } from './not-proven-path';
import { requestContext } from './request-context';

type Context = { params: Promise<{ company: string }> };
const BODY_LIMIT = 16_384;
const NO_STORE = { 'Cache-Control': 'no-store' };

const leadTo = (url: string): NextResponse => NextResponse.redirect(url, { status: 303, headers: NO_STORE });
const back = (problem: SignOnProblem | 'unavailable'): NextResponse =>
  leadTo(`${env.APP_URL}/sign-in?problem=${problem}`);

/**
 * Sends a browser to the identity provider of a company: to sign in, or for `again` to prove who one is; who is signed in no
 * more signs in.
 */
export async function startSignOn(request: NextRequest, { params }: Context): Promise<NextResponse> {
  return answered(async (context) => {
    const { company } = await params;
    const asked = request.nextUrl.searchParams;
    const next = asked.get('next');
    const proof = asked.has('again') ? await beginProof(company, await currentSecret(), next, context) : null;
    if (proof !== null && 'problem' in proof)
      return leadTo(`${env.APP_URL}${notProvenPath(proof.problem, safePath(next))}`);
    const begun = proof ?? (await beginSignOn(company, next, context));
    if ('problem' in begun) return back(begun.problem);
    const answer = leadTo(begun.url);
    answer.cookies.set(cookieName('sign-on'), begun.cookie, { ...cookieOptions(), maxAge: ATTEMPT_SECONDS });
    return answer;
  });
}

/** Takes a browser back from it, signed in under a new session or with what was wrong. */
export async function finishSignOn(request: NextRequest, { params }: Context): Promise<NextResponse> {
  return answered(async (context) => {
    const outcome = await completeSignOn(
      {
        companyId: (await params).company,
        search: request.nextUrl.search,
        cookie: (await cookies()).get(cookieName('sign-on'))?.value,
        secret: await currentSecret(),
      },
      context,
    );
    const answer = placeOf(outcome);
    answer.cookies.set(cookieName('sign-on'), '', { ...cookieOptions(), maxAge: 0 });
    if ('sessionSecret' in outcome) {
      const value = await sessionCookieOf(outcome.sessionSecret);
      answer.cookies.set(cookieName('session'), value, { ...cookieOptions(), maxAge: SESSION_SECONDS });
    }
    return answer;
  });
}

function placeOf(outcome: SignOnOutcome): NextResponse {
  if (outcome.kind === 'refused') return back(outcome.problem);
  if (outcome.kind === 'ended') return back('expired');
  const path = outcome.kind === 'not_proven' ? notProvenPath(outcome.problem, outcome.next) : outcome.next;
  return leadTo(`${env.APP_URL}${path}`);
}

/** The identity provider's own call: somebody signed out there. It answers as the protocol says, and nothing more. */
export async function logOutByProvider(request: NextRequest, { params }: Context): Promise<Response> {
  const refused = Response.json({ error: 'invalid_request' }, { status: 400, headers: NO_STORE });
  const { headers } = request;
  if (!headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) return refused;
  if (!(Number(headers.get('content-length') ?? Number.NaN) <= BODY_LIMIT)) return refused;
  const token = new URLSearchParams(await request.text()).get('logout_token');
  if (token === null) return refused;
  const isDone = await logoutByProvider((await params).company, token, await requestContext());
  return isDone ? new Response(null, { status: 200, headers: NO_STORE }) : refused;
}

/** What fails on our side is said on the sign-in page; its reason stays in the log. */
async function answered(
  answer: (context: Awaited<ReturnType<typeof requestContext>>) => Promise<NextResponse>,
): Promise<NextResponse> {
  const context = await requestContext();
  try {
    return await answer(context);
  } catch (error) {
    log.error({ err: error, requestId: context.requestId }, 'single sign-on failed here');
    return back('unavailable');
  }
}
