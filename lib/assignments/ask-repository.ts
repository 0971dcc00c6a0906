import { auditActor, type CommandScope } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { toUuid } from '@/lib/kernel/id';
import type { AskedView } from './view';

export type AskedRequest = AskedView['request'];

/** Keeps a request for a purchase with what it would have cost when it was made. */
export function saveRequest(
  scope: CommandScope,
  { id, expiresAt, quote }: AskedRequest,
  about: { memberId: string; numberId: string; tookNumber: boolean },
): void {
  scope.defer(scope.sql`
    insert into assignment_requests (company_id, id, kind, member_id, requested_by, created_at, number_id, took_number, expires_at, quote)
    values (${scope.companyUuid}, ${toUuid('arq', id)}, 'purchase', ${toUuid('mem', about.memberId)}, ${auditActor(scope.actor).id},
      ${scope.now.toISOString()}, ${toUuid('num', about.numberId)}, ${about.tookNumber}, ${expiresAt}, ${JSON.stringify(quote)}::text::jsonb)`);
}

/** A request that waits, as whoever asked was answered. */
export async function findAsked(scope: CommandScope, id: string): Promise<AskedRequest> {
  const [row] = await scope.sql<{ expires_ms: string; quote: string }[]>`
    select (extract(epoch from expires_at) * 1000)::bigint::text as expires_ms, quote::text as quote from assignment_requests
    where company_id = ${scope.companyUuid} and id = ${toUuid('arq', id)} and status = 'open'`.execute();
  if (row === undefined) throw new DomainError('not_found');
  return {
    id,
    status: 'open',
    expiresAt: new Date(Number(row.expires_ms)).toISOString(),
    quote: JSON.parse(row.quote),
  };
}

/** Closes a request that needs no answer any more; gives who asked. */
export async function saveClosing(scope: CommandScope, id: string, because: 'assigned'): Promise<string | null> {
  const [row] = await scope.sql<{ requested_by: string }[]>`
    update assignment_requests set status = 'closed', closed_because = ${because}, answered_at = ${scope.now.toISOString()},
      answered_by = ${auditActor(scope.actor).id}
    where company_id = ${scope.companyUuid} and id = ${toUuid('arq', id)} and status = 'open'
    returning requested_by`.execute();
  return row?.requested_by ?? null;
}
