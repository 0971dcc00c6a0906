import type { Sql } from 'postgres';
import { type AuditEntry, type SealedEvent, sealEvents } from '@/lib/access/audit-chain';
import { newId, toUuid } from '@/lib/kernel/id';
import type { ScaledCompany } from './scale-fixture';

/** Events written in one statement. */
const BATCH = 5_000;
const MINUTE = 60_000;

/**
 * Gives a made-up company a log of any length, chained by the product's own hash: a minute passes between two operations, the
 * last one is recorded at `until`. Of ten events nine are of the first member, and one in ten is of the action
 * `member.changed` with personal values; a hundredth are purchases made by the worker.
 */
export async function makeScaledLog(sql: Sql, company: ScaledCompany, events: number, until: Date): Promise<void> {
  let head = { sequence: 0, hash: '' };
  for (let done = 0; done < events; done += BATCH) {
    const sealed: SealedEvent[] = [];
    for (let index = done; index < Math.min(events, done + BATCH); index += 1) {
      const frame = frameOf(company, index, new Date(until.getTime() - (events - 1 - index) * MINUTE));
      sealed.push(...sealEvents(frame, head, [entryOf(company, index)]));
      const last = sealed.at(-1);
      if (last !== undefined) head = { sequence: last.record.sequence, hash: last.hash };
    }
    await insertEvents(sql, company, sealed);
  }
  await sql.begin(async (tx) => {
    await tx`select set_config('app.company_id', ${company.companyUuid}, true)`;
    await tx`update company_ledgers set audit_sequence = ${head.sequence}, audit_hash = ${head.hash}, last_instant = ${until}
      where company_id = ${company.companyUuid}`;
  });
}

function frameOf(company: ScaledCompany, index: number, at: Date) {
  const person = { kind: 'member', id: company.member(index % 10 === 9 ? 2 : 1), role: 'owner' } as const;
  const worker = { kind: 'system', id: 'worker', role: 'system' } as const;
  const actor = index % 100 === 0 ? worker : person;
  return {
    companyId: company.companyId,
    at,
    operationId: newId('opr'),
    actor,
    onBehalfOf: null,
    origin: 'web',
    requestId: newId('req'),
  };
}

function entryOf(company: ScaledCompany, index: number): AuditEntry {
  const [memberId, numberId] = [
    company.member((index % company.members) + 1),
    company.number((index % company.numbers) + 1),
  ];
  const licenceId = company.licence((index % company.licences) + 1);
  if (index % 100 === 0)
    return {
      action: 'licence.purchased',
      targetId: newId('pur'),
      after: { source: 'automatic', quantity: 1, numberId, memberId },
    };
  if (index % 10 === 5)
    return {
      action: 'member.changed',
      targetId: memberId,
      before: {},
      after: { personal: ['email'] },
      personal: { before: { email: `old${index}@scale.example` }, after: { email: `new${index}@scale.example` } },
    };
  const [held, free] = [
    { status: 'assigned', memberId, licenceId },
    { status: 'unassigned', memberId: null, licenceId: null },
  ];
  return index % 2 === 0
    ? {
        action: 'number.assigned',
        targetId: numberId,
        before: free,
        after: { ...held, assignmentId: newId('asg'), purchaseId: null },
      }
    : { action: 'number.unassigned', targetId: numberId, before: held, after: free };
}

async function insertEvents(sql: Sql, company: ScaledCompany, events: readonly SealedEvent[]): Promise<void> {
  const rows = events.map(({ record, hash, personal }) => ({
    ...record,
    id: toUuid('evt', record.id),
    operationId: toUuid('opr', record.operationId),
    hash,
    personal,
  }));
  await sql.begin(async (tx) => {
    await tx`select set_config('app.company_id', ${company.companyUuid}, true)`;
    await tx`
      with event as (
        select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as event(sequence bigint, id uuid, at timestamptz,
          "operationId" uuid, actor jsonb, "onBehalfOf" text, action text, "targetId" text, before jsonb, after jsonb, origin text,
          "requestId" text, "personalDigest" text, "previousHash" text, hash text, personal jsonb)
      ), added as (
        insert into audit_events (company_id, sequence, id, at, operation_id, actor, on_behalf_of, action, target_id, before, after,
          origin, request_id, personal_digest, previous_hash, hash)
        select ${company.companyUuid}, sequence, id, at, "operationId", actor, "onBehalfOf", action, "targetId", nullif(before, 'null'),
          nullif(after, 'null'), origin, "requestId", "personalDigest", "previousHash", hash
        from event
      )
      insert into audit_personal_values (company_id, sequence, salt, values)
      select ${company.companyUuid}, sequence, personal ->> 'salt', personal -> 'values' from event where personal ->> 'salt' is not null`;
  });
}
