// @ts-check
import { LaunchError } from '../launcher/project.js';

/** @param {Response} answer the cookies it sets, as a browser would send them back */
const cookiesOf = (answer) => answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '');

/**
 * Signs in as the form does and gives the `Cookie` header of the session.
 * @param {string} url @param {string} email @param {string} password
 * @returns {Promise<string>}
 */
export async function signIn(url, email, password) {
  const token = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = /** @type {{ csrfToken: string }} */ (await token.json());
  const before = cookiesOf(token);
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: before.join('; '), origin: url },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
  });
  const session = cookiesOf(answer).filter((cookie) => /session/.test(cookie) && !cookie.endsWith('='));
  if (session.length === 0) throw new LaunchError(`Nobody is signed in as ${email}: look at its password.`);
  const cookie = [...before, ...session].join('; ');
  await requireOpen(url, { cookie });
  return cookie;
}

/**
 * What is attacked behind a closed door proves nothing: a session that ended, or a key that nobody has.
 * @param {string} url @param {Record<string, string>} headers
 */
export async function requireOpen(url, headers) {
  const path = headers.cookie ? '/manage-team/members' : headers.authorization ? '/api/v1/members' : '/sign-in';
  const { status } = await fetch(url + path, { headers, redirect: 'manual' });
  if (status !== 200) throw new LaunchError(`${path} is answered ${status}: the door is closed.`);
}
