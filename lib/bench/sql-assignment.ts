import { createHash, randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';

/** One assignment to be made: ids as the database has them. */
export type Job = { company: string; number: string; member: string };

/**
 * The yardstick: what a careful person writes by hand for the same job, statement by statement, with the same rows left
 * behind (licence, number, assignment, ledger, audit event) and none of the rules.
 */
export async function assignBySql(sql: Sql, { company, number, member }: Job): Promise<void> {
  await sql.begin(async (tx) => {
    const [licence] = await tx<{ id: string }[]>`
      update licences set status = 'assigned', available_since = null where company_id = ${company} and id = (
        select id from licences where company_id = ${company} and status = 'available'
        order by (ends_on is not null), frequency desc nulls last, label_number limit 1 for update skip locked
      ) returning id`;
    if (licence === undefined) throw new Error('no licence is free');
    const taken = await tx`
      update numbers set status = 'assigned', member_id = ${member}, licence_id = ${licence.id}
      where company_id = ${company} and id = ${number} and status = 'unassigned'`;
    if (taken.count !== 1) throw new Error('the number is not free');
    const [assignment, operation, event] = [randomUUID(), randomUUID(), randomUUID()];
    await tx`
      insert into assignments (company_id, id, operation_id, licence_id, number_id, member_id, started_at)
      values (${company}, ${assignment}, ${operation}, ${licence.id}, ${number}, ${member}, now())`;
    const after = JSON.stringify({
      status: 'assigned',
      memberId: member,
      licenceId: licence.id,
      assignmentId: assignment,
    });
    const digest = createHash('sha256').update(after).digest('hex');
    const [head] = await tx<{ sequence: string; previous: string; hash: string }[]>`
      update company_ledgers set licences_assigned = licences_assigned + 1, last_instant = now(), audit_sequence = audit_sequence + 1,
        audit_hash = encode(sha256(convert_to(held.previous || ${digest}, 'UTF8')), 'hex')
      from (select audit_hash as previous from company_ledgers where company_id = ${company} for update) held
      where company_id = ${company} returning audit_sequence as sequence, held.previous, audit_hash as hash`;
    if (head === undefined) throw new Error('the company has no ledger');
    await tx`
      insert into audit_events (company_id, sequence, id, at, operation_id, actor, action, target_id, before, after, origin, request_id,
        previous_hash, hash)
      values (${company}, ${head.sequence}, ${event}, now(), ${operation}, '{"kind": "system", "id": "bench", "role": "system"}',
        'number.assigned', ${number}, '{"status": "unassigned", "memberId": null, "licenceId": null}', ${after}::text::jsonb, 'seed', 'bench', ${head.previous}, ${head.hash})`;
  });
}
