import { createHash, randomBytes } from 'node:crypto';
import { type RequestContext, runOperatorTask, type SystemActor } from '@/lib/access';
import { env } from '@/lib/env';
import { issuePasswordLink } from '@/lib/identity';
import { unwrap } from '@/lib/kernel/result';

/** Only this digest is stored: whoever reads the table cannot use a link. */
export const tokenDigest = (token: string): string => createHash('sha256').update(token).digest('hex');

const COMMAND_LINE: SystemActor = { kind: 'system', name: 'cli' };

/**
 * The address of a link with which the account's holder sets a password: works once, for seven days. Earlier unused
 * links of the account stop working.
 */
export async function issueSetPasswordLink(
  accountId: string,
  request: RequestContext = { requestId: 'one-time-link', origin: 'cli' },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  unwrap(
    await runOperatorTask(issuePasswordLink, COMMAND_LINE, { accountId, tokenDigest: tokenDigest(token) }, { request }),
  );
  return `${env.APP_URL}/set-password?token=${token}`;
}
