import { beforeAll, expect, it } from 'vitest';
import { seedReference } from '@/drizzle/seed/reference';
import { type Actor, runOperatorTask } from '@/lib/access';
import { findAccountLocales, getOwnPreferences, setOwnPreferences } from '@/lib/identity';
import { toUuid } from '@/lib/kernel/id';
import { unwrap } from '@/lib/kernel/result';
import { operate, refusal, request } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { peopleOf } from '@/lib/testing/people';
import { hashPassword } from './passwords';
import { secretOf } from './session-cookie';
import { readSession } from './sessions';
import { signIn } from './sign-in';

const sql = testDatabase().connect();
const people = peopleOf(sql);
const password = 'correct horse lamp river';
let company = '';

beforeAll(async () => {
  await seedReference(sql);
  company = await people.company('Company');
});

async function signedIn(name: string) {
  const email = `${name}@company.example`;
  const memberId = await people.member(company, await people.account(email, await hashPassword(password)), 'member');
  const { sessionCookie } = await signIn({ email, password }, { context: request(), sessionCookie: undefined });
  const read = async () => {
    const session = await readSession((await secretOf(sessionCookie ?? undefined)) ?? '', request());
    if (session === null) throw new Error('no session');
    return session;
  };
  return { memberId, read };
}

const choose = (actor: Actor, wish: object) => runOperatorTask(setOwnPreferences, actor, wish, { request: request() });
const chosen = async (actor: Actor) =>
  unwrap(await runOperatorTask(getOwnPreferences, actor, {}, { request: request() }));

it('a language and a time zone of one’s own are the account’s, in its sessions and for its mail, and in the log (R26)', async () => {
  const { memberId, read } = await signedIn('zoe');
  const other = await signedIn('camille');
  const { actor, account } = await read();
  expect(await chosen(actor)).toEqual({ locale: null, timeZone: null });
  expect(unwrap(await choose(actor, { locale: 'fr' }))).toEqual({ locale: 'fr', timeZone: null });
  expect(unwrap(await choose(actor, { timeZone: 'America/New_York' }))).toEqual({
    locale: 'fr',
    timeZone: 'America/New_York',
  });
  unwrap(await choose(actor, { locale: 'fr', timeZone: 'America/New_York' }));
  expect((await read()).account).toMatchObject({ locale: 'fr', timeZone: 'America/New_York' });
  expect((await read()).membership?.company).toMatchObject({ locale: null, timeZone: 'Europe/Paris' });
  expect((await other.read()).account).toMatchObject({ locale: null, timeZone: null });
  expect(await operate(findAccountLocales, { accountIds: [account.id] })).toEqual({
    data: [{ accountId: account.id, locale: 'fr' }],
  });
  unwrap(await choose(actor, { locale: null }));
  expect(await chosen(actor)).toEqual({ locale: null, timeZone: 'America/New_York' });
  const events = await people.inCompany(
    company,
    (tx) => tx`select target_id, before, after from audit_events
      where company_id = ${toUuid('com', company)} and action = 'member.preferences_changed' order by sequence`,
  );
  expect(events).toEqual([
    { target_id: memberId, before: { locale: null }, after: { locale: 'fr' } },
    { target_id: memberId, before: { timeZone: null }, after: { timeZone: 'America/New_York' } },
    { target_id: memberId, before: { locale: 'fr' }, after: { locale: null } },
  ]);
});

it('what is no language or time zone is refused by its field', async () => {
  const { actor } = await (await signedIn('noor')).read();
  for (const [wish, pointer] of [
    [{ locale: 'de' }, '/locale'],
    [{ timeZone: 'Mars/Olympus' }, '/timeZone'],
  ] as const)
    expect(await refusal(choose(actor, wish))).toMatchObject({ code: 'invalid_input', errors: [{ pointer }] });
  expect(await chosen(actor)).toEqual({ locale: null, timeZone: null });
});
