import { randomBytes } from 'node:crypto';
import { type RequestContext, runOperatorTask, type SystemActor } from '@/lib/access';
import { env } from '@/lib/env';
import { issuePasswordLink } from '@/lib/identity';
import { linkDigest } from '@/lib/kernel/link-digest';
import { unwrap } from '@/lib/kernel/result';

export { linkDigest as tokenDigest } from '@/lib/kernel/link-digest';

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
    await runOperatorTask(issuePasswordLink, COMMAND_LINE, { accountId, tokenDigest: linkDigest(token) }, { request }),
  );
  return `${env.APP_URL}/set-password?token=${token}`;
}
