import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth from 'next-auth';
import type { SignInOutcome } from './authenticate';
import { nextAuthOptions, type SignInRequest } from './next-auth-options';
import { cookieName } from './session-cookie';

type Answer = { cookies: Map<string, string>; body: unknown };

/** What next-auth writes its answer to: cookies and a body, kept instead of sent. */
function recorder(answer: Answer): NextApiResponse {
  const headers = new Map<string, string | string[]>();
  const response = {
    getHeader: (name: string) => headers.get(name),
    setHeader: (name: string, value: string | string[]) => {
      headers.set(name, value);
      if (name === 'Set-Cookie') for (const cookie of [value].flat()) keepCookie(answer.cookies, cookie);
      return response;
    },
    status: () => response,
    json: (body: unknown) => void Object.assign(answer, { body }),
    send: (body: unknown) => void Object.assign(answer, { body }),
    end: () => undefined,
  };
  return response as unknown as NextApiResponse;
}

function keepCookie(cookies: Map<string, string>, header: string): void {
  const [pair = ''] = header.split(';');
  const at = pair.indexOf('=');
  cookies.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)));
}

/** Asks next-auth within this process, as its own page would over HTTP. */
async function ask(
  request: SignInRequest,
  method: 'GET' | 'POST',
  path: string[],
  cookies: Map<string, string>,
  body: Record<string, string>,
): Promise<Answer> {
  const answer: Answer = { cookies: new Map(), body: undefined };
  const asked = { method, query: { nextauth: path }, cookies: Object.fromEntries(cookies), headers: {}, body };
  await NextAuth(asked as unknown as NextApiRequest, recorder(answer), nextAuthOptions(request));
  return answer;
}

export type SignInAnswer = { outcome: SignInOutcome; sessionCookie: string | null };

/** Signs in through next-auth's credentials flow; the answer holds the session cookie's value to be set. */
export async function signIn(
  credentials: { email: string; password: string },
  request: Omit<SignInRequest, 'tell'>,
): Promise<SignInAnswer> {
  let outcome: SignInOutcome = { kind: 'refused' };
  const listening: SignInRequest = {
    ...request,
    tell: (told) => {
      outcome = told;
    },
  };
  const { cookies, body } = await ask(listening, 'GET', ['csrf'], new Map(), {});
  const csrfToken = typeof body === 'object' && body !== null ? String(Reflect.get(body, 'csrfToken')) : '';
  const answer = await ask(listening, 'POST', ['callback', 'credentials'], cookies, {
    ...credentials,
    csrfToken,
    json: 'true',
  });
  return { outcome, sessionCookie: answer.cookies.get(cookieName('session')) ?? null };
}
