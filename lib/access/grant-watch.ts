import type { z } from 'zod';
import { type Transaction, transaction } from '@/lib/db/client';
import { DomainError } from '@/lib/kernel/domain-error';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import { type Actor, fingerprintOf, type GrantedActor, type RequestContext } from './actor';
import { openCommand } from './command-scope';
import type { Revealed } from './masking';

const AN_ID = /^[a-z]{3}_[0-9a-f]{32}$/;

/** How somebody sees a list is nothing of the company's. */
const NO_LOOK: ReadonlySet<string> = new Set(['views:use']);

/**
 * What a grant opens at this moment: whose values are uncovered. Refused where it ended, is over, or is somebody else's: asked
 * of the database by every use case, so what was ended has ended (R24).
 */
export async function requireGrant({ sql }: Pick<Transaction, 'sql'>, actor: GrantedActor): Promise<Revealed> {
  const companyUuid = toUuid('com', actor.companyId);
  const grantUuid = toUuid('gra', actor.grantId);
  const rows = await sql<{ member_id: string | null }[]>`
    select r.member_id from support_grants g
    left join support_reveals r on r.company_id = g.company_id and r.grant_id = g.id
    where g.company_id = ${companyUuid} and g.id = ${grantUuid} and g.account_id = ${toUuid('acc', actor.accountId)}
      and g.mode = ${actor.mode} and g.ended_at is null and g.expires_at > clock_timestamp()`.execute();
  if (rows.length === 0) throw new DomainError('grant_ended');
  return new Set(rows.flatMap(({ member_id }) => (member_id === null ? [] : [fromUuid('mem', member_id)])));
}

/** The same inside a command, sent behind the lock: null for who needs no grant. */
export const grantBehindLock = (tx: Transaction, actor: Actor): Promise<Revealed> | null =>
  actor.kind === 'granted' ? requireGrant(tx, actor) : null;

/**
 * Before a query of somebody who is in the company by a grant: what they look at stands in the company's log first. Each
 * right with each thing and each search is one event for as long as the grant lasts, so that pages that ask several
 * questions, or are shown again, do not bury the others.
 */
export function noteLook(
  query: { permission: string; input: z.ZodType },
  actor: GrantedActor,
  input: unknown,
  request: RequestContext,
): Promise<Revealed> {
  const companyUuid = toUuid('com', actor.companyId);
  return transaction({ role: 'latchkey_app', companyUuid }, async (tx) => {
    const revealed = await requireGrant(tx, actor);
    if (NO_LOOK.has(query.permission)) return revealed;
    const { targetId, search } = lookOf(actor, input);
    const look = fingerprintOf(query.permission, targetId, search ?? '');
    const grant = toUuid('gra', actor.grantId);
    const known = await tx.sql`
      select from support_looks where company_id = ${companyUuid} and grant_id = ${grant} and look = ${look}`;
    if (known.length > 0) return revealed;
    const { scope, locked, finish } = openCommand(tx, actor.companyId, actor, request);
    await locked;
    const added = await tx.sql`
      insert into support_looks (company_id, grant_id, look) values (${companyUuid}, ${grant}, ${look}) on conflict do nothing`;
    if (added.count > 0)
      scope.record({
        action: 'support.looked',
        targetId,
        after: { right: query.permission },
        ...(search !== undefined && { personal: { q: search } }),
      });
    await finish();
    return revealed;
  });
}

/** What a question is about: the first thing that it names, else the company; and what was searched for. */
function lookOf({ companyId }: GrantedActor, input: unknown): { targetId: string; search: string | undefined } {
  const values: Record<string, unknown> = typeof input === 'object' && input !== null ? { ...input } : {};
  const named = Object.values(values).find((value): value is string => typeof value === 'string' && AN_ID.test(value));
  const search = typeof values.q === 'string' && values.q !== '' ? values.q : undefined;
  return { targetId: named ?? companyId, search };
}
