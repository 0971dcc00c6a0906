import { randomBytes, randomUUID } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import type { Sql } from 'postgres';
import { cookieName } from '@/lib/auth/session-cookie';
import { secretDigest } from '@/lib/auth/sign-in-keys';
import { env } from '@/lib/env';
import { toUuid } from '@/lib/kernel/id';
import type { ScaledCompany } from '@/lib/testing/scale-fixture';

/** The cookie of one of a company's members, whose session is written as a sign-in would. */
export async function signedInAs(admin: Sql, company: ScaledCompany, index: number): Promise<string> {
  const sessionSecret = randomBytes(32).toString('base64url');
  const [account, member] = [randomUUID(), toUuid('mem', company.member(index))];
  await admin`insert into accounts (id, email) values (${account}, ${`member${index}@${company.companyUuid}.example`})`;
  await admin`update members set account_id = ${account} where company_id = ${company.companyUuid} and id = ${member}`;
  await admin`
    insert into sessions (id, secret_digest, account_id, company_id, member_id, expires_at)
    values (${randomUUID()}, ${secretDigest(sessionSecret)}, ${account}, ${company.companyUuid}, ${member}, now() + interval '1 hour')`;
  const token = await encode({ token: { sessionSecret }, secret: env.AUTH_SECRET });
  return `${cookieName('session')}=${token}`;
}
