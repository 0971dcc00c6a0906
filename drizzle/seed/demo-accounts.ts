import type { Sql } from 'postgres';
import { hashPassword, verifyPassword } from '@/lib/auth/passwords';
import { fromUuid, newId, toUuid } from '@/lib/kernel/id';

export const STAFF = [
  { email: 'support@operator.example', role: 'support' },
  { email: 'operator@operator.example', role: 'operator' },
] as const;

export const SIGN_INS = [
  'owner@acme.example',
  'admin@acme.example',
  'billing@acme.example',
  'lead@acme.example',
  'member@acme.example',
  'owner@globex.example',
  ...STAFF.map(({ email }) => email),
] as const;
export type SignIn = (typeof SIGN_INS)[number];

/** The demo's accounts, made once, without language or theme and exempt from a second factor. Gives their ids. */
export async function seedDemoAccounts(owner: Sql, password: string | undefined): Promise<Map<SignIn, string>> {
  const ids = new Map<SignIn, string>();
  for (const email of SIGN_INS) {
    const staffRole = STAFF.find((person) => person.email === email)?.role ?? null;
    await owner`
      insert into accounts (id, email, staff_role, second_factor_exempt)
      values (${toUuid('acc', newId('acc'))}, ${email}, ${staffRole}, 'demo') on conflict do nothing`;
    const [account] = await owner<
      { id: string; password_hash: string | null }[]
    >`select id, password_hash from accounts where lower(email) = ${email}`;
    if (account === undefined) throw new Error(`no account of ${email}`);
    ids.set(email, fromUuid('acc', account.id));
    // Without a password named, whatever they have stays: a start is no reason to change it.
    if (password === undefined || (await verifyPassword(account.password_hash, password))) continue;
    await owner`update accounts set password_hash = ${await hashPassword(password)} where id = ${account.id}`;
  }
  return ids;
}
