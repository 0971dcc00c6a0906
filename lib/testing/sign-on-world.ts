import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { seedReference } from '@/drizzle/seed/reference';
import type { CompanyRole, RequestContext } from '@/lib/access';
import { hashPassword } from '@/lib/auth/passwords';
import { secretOf } from '@/lib/auth/session-cookie';
import { readSession } from '@/lib/auth/sessions';
import { signIn } from '@/lib/auth/sign-in';
import { logoutByProvider } from '@/lib/auth/single-sign-on/back-channel-logout';
import { redirectUri } from '@/lib/auth/single-sign-on/paths';
import { beginProof } from '@/lib/auth/single-sign-on/proof';
import { beginSignOn, completeSignOn } from '@/lib/auth/single-sign-on/sign-on';
import { toUuid } from '@/lib/kernel/id';
import { saveIdentityProvider } from '@/lib/single-sign-on';
import { act, memberActor } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { CLIENT, type IdentityProvider, type Person, startIdentityProvider } from '@/lib/testing/identity-provider';
import { peopleOf } from '@/lib/testing/people';
import { browser } from '@/lib/testing/sign-on-browser';

export const database = testDatabase();
export const sql = database.connect();
export const all = database.connectAsSuperuser();
export const people = peopleOf(sql);
export const context: RequestContext = { requestId: 'test-of-sso', origin: 'web', address: '192.0.2.1' };
export const password = 'correct horse lamp river';
export let hash = '';
export let idp: IdentityProvider;
export let [acme, globex] = ['', ''];
export let owner = memberActor('', '', 'owner');
export let count = 0;

export const logoutServer = createServer((request, response) => {
  void (async () => {
    let body = '';
    for await (const part of request) body += String(part);
    const token = new URLSearchParams(body).get('logout_token') ?? '';
    response.statusCode = (await logoutByProvider(acme, token, context)) ? 200 : 400;
    response.end();
  })();
});

export async function company(name: string): Promise<{ id: string; owner: typeof owner; ownerAccount: string }> {
  const id = await people.company(name);
  const ownerAccount = await people.account(`owner@${name}.example`, hash);
  const memberId = await people.member(id, ownerAccount, 'owner');
  return { id, ownerAccount, owner: { ...memberActor(id, memberId, 'owner'), accountId: ownerAccount } };
}

export const settings = (issuer: string) =>
  ({ issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, defaultRole: 'team_lead', enabled: true }) as const;

/** A domain that the company has verified. */
export const ownDomain = (companyId: string, domain: string) =>
  people.inCompany(companyId, async (tx) => {
    const uuid = toUuid('com', companyId);
    await tx`insert into company_domains (company_id, domain, token, created_at, verified_at) values (${uuid}, ${domain}, 'x', now(), now())`;
    await tx`insert into domain_directory (domain, company_id) values (${domain}, ${uuid})`;
  });

beforeAll(async () => {
  await seedReference(sql);
  hash = await hashPassword(password);
  await new Promise<void>((resolve) => logoutServer.listen(0, '127.0.0.1', resolve));
  const made = await company('acme');
  [acme, owner] = [made.id, made.owner];
  globex = (await company('globex')).id;
  const logout = `http://127.0.0.1:${(logoutServer.address() as AddressInfo).port}/`;
  idp = await startIdentityProvider({ redirect: redirectUri(acme), logout });
  await act(saveIdentityProvider, owner, settings(idp.issuer));
  await ownDomain(acme, 'acme.example');
  await ownDomain(globex, 'globex.example');
});
afterEach(() => {
  delete idp.state.tamper;
  delete idp.state.published;
});
afterAll(async () => {
  await idp.stop();
  logoutServer.close();
});

/** Somebody whom the provider knows. */
export function person(values: Partial<Person> = {}): Person {
  count += 1;
  const known = { sub: `sub-${count}`, email: `person${count}@acme.example`, email_verified: true, ...values };
  idp.know(known);
  return known;
}

/** Somebody signed in goes to the provider again; gives the answer of whoever signs in there. */
export async function proofAnswer(secret: string, { sub }: Person, next: string | null = null, follow = browser()) {
  const begun = await beginProof(acme, secret, next, context);
  if (begun === null || 'problem' in begun) throw new Error(JSON.stringify(begun));
  const back = await follow(begun.url, { login: sub, password: 'any' });
  return { search: back.search, cookie: begun.cookie, asked: new URL(begun.url).searchParams };
}

export const begin = async (next: string | null = null) => {
  const begun = await beginSignOn(acme, next, context);
  if ('problem' in begun) throw new Error(begun.problem);
  return begun;
};
type Answer = { search: string; cookie: string };
export const take = ({ search, cookie }: Answer, companyId = acme, secret: string | null = null) =>
  completeSignOn({ companyId, search, cookie, secret }, context);

/** Signs in at the provider as far as its answer to us. */
export async function answerFor({ sub }: Person, next: string | null = null, follow = browser()): Promise<Answer> {
  const { url, cookie } = await begin(next);
  const back = await follow(url, { login: sub, password: 'any' });
  expect(`${back.origin}${back.pathname}`).toBe(redirectUri(acme));
  return { search: back.search, cookie };
}
export const signOn = async (who: Person, follow = browser()) => take(await answerFor(who, null, follow));

export async function sessionOf(who: Person, follow = browser()) {
  const outcome = await signOn(who, follow);
  if (outcome.kind !== 'signed_in') throw new Error(JSON.stringify(outcome));
  return { secret: outcome.sessionSecret, session: await readSession(outcome.sessionSecret, context) };
}

/** A member who has come in by a password before. */
export async function member(role: CompanyRole = 'admin', status = 'active') {
  const who = person();
  const accountId = await people.account(who.email, hash);
  return { ...who, accountId, memberId: await people.member(acme, accountId, role, status) };
}

export const withPassword = async (email: string) => {
  const { outcome, sessionCookie } = await signIn({ email, password }, { context, sessionCookie: undefined });
  return { kind: outcome.kind, secret: (await secretOf(sessionCookie ?? undefined)) ?? '' };
};

export const eventsAbout = async (memberId: string) =>
  (
    await all<{ action: string; actor: string }[]>`
    select action, actor ->> 'id' as actor from audit_events where company_id = ${toUuid('com', acme)} and target_id = ${memberId} order by sequence`
  ).map(({ action, actor }) => `${actor} ${action}`);
