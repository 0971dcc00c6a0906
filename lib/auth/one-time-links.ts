import { createHash, randomBytes } from 'node:crypto';
import { type Transaction, transaction } from '@/lib/db/client';
import { env } from '@/lib/env';
import { fromUuid, toUuid } from '@/lib/kernel/id';

const VALID_DAYS = 7;

/** Only this digest is stored: whoever reads the table cannot use a link. */
export const tokenDigest = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * Makes a link with which the account's holder sets a password: works once, for seven days. Earlier unused links of the
 * account stop working. `within` joins an operator's transaction that is already open.
 */
export async function issueSetPasswordLink(accountId: string, within?: Transaction): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const issue = async ({ sql }: Transaction): Promise<void> => {
    await sql`
      update one_time_links set expires_at = now()
      where account_id = ${toUuid('acc', accountId)} and purpose = 'set_password' and used_at is null and expires_at > now()`;
    await sql`
      insert into one_time_links (token_digest, account_id, purpose, expires_at)
      values (${tokenDigest(token)}, ${toUuid('acc', accountId)}, 'set_password', now() + make_interval(days => ${VALID_DAYS}))`;
  };
  await (within === undefined ? transaction({ role: 'latchkey_system' }, issue) : issue(within));
  return `${env.APP_URL}/set-password?token=${token}`;
}

/** Whose link this is, while it works. */
export async function findSetPasswordLink(token: string): Promise<{ accountId: string; email: string } | null> {
  const rows = await transaction(
    { role: 'latchkey_system' },
    ({ sql }) => sql<{ id: string; email: string }[]>`
      select a.id, a.email from one_time_links l join accounts a on a.id = l.account_id
      where l.token_digest = ${tokenDigest(token)} and l.purpose = 'set_password' and l.used_at is null and l.expires_at > now()`,
  );
  const [row] = rows;
  return row === undefined ? null : { accountId: fromUuid('acc', row.id), email: row.email };
}
