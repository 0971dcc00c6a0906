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

/**
 * The same for many of one company, set-based: the same rows in one transaction, a chained audit log and a message to each
 * member included. The chain is made in the program, as a set cannot be chained by a plain statement.
 */
export async function assignAllBySql(sql: Sql, jobs: readonly Job[]): Promise<void> {
  const company = jobs[0]?.company ?? '';
  const operation = randomUUID();
  await sql.begin(async (tx) => {
    const [head] = await tx<{ sequence: string; hash: string }[]>`
      select audit_sequence as sequence, audit_hash as hash from company_ledgers where company_id = ${company} for update`;
    if (head === undefined) throw new Error('the company has no ledger');
    const free = await tx<{ id: string }[]>`
      select id from licences where company_id = ${company} and status = 'available'
      order by (ends_on is not null), frequency desc nulls last, label_number limit ${jobs.length}`;
    if (free.length < jobs.length) throw new Error('too few licences are free');
    const rows = jobs.map(({ number, member }, index) => ({
      assignment: randomUUID(),
      number,
      member,
      licence: free[index]?.id,
    }));
    const taken = await tx`
      with item as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as item(assignment uuid, number uuid, member uuid, licence uuid)
      ), used as (
        update licences l set status = 'assigned', available_since = null from item where l.company_id = ${company} and l.id = item.licence
      ), held as (
        update numbers n set status = 'assigned', member_id = item.member, licence_id = item.licence from item
        where n.company_id = ${company} and n.id = item.number and n.status = 'unassigned'
      )
      insert into assignments (company_id, id, operation_id, licence_id, number_id, member_id, started_at)
      select ${company}, assignment, ${operation}, licence, number, member, now() from item`;
    if (taken.count !== jobs.length) throw new Error('not every number is free');
    let hash = head.hash;
    const events = rows.map(({ assignment, number, member, licence }, index) => {
      const after = { status: 'assigned', memberId: member, licenceId: licence, assignmentId: assignment };
      const previous = hash;
      hash = createHash('sha256')
        .update(previous + JSON.stringify(after))
        .digest('hex');
      return { sequence: Number(head.sequence) + index + 1, id: randomUUID(), number, after, previous, hash };
    });
    await tx`
      insert into audit_events (company_id, sequence, id, at, operation_id, actor, action, target_id, before, after, origin, request_id,
        previous_hash, hash)
      select ${company}, sequence, id, now(), ${operation}, '{"kind": "system", "id": "bench", "role": "system"}', 'number.assigned', number,
        '{"status": "unassigned", "memberId": null, "licenceId": null}', after, 'seed', 'bench', previous, hash
      from jsonb_to_recordset(${JSON.stringify(events)}::text::jsonb) as event(sequence bigint, id uuid, number text, after jsonb, previous text, hash text)`;
    await tx`
      update company_ledgers set licences_assigned = licences_assigned + ${rows.length}, last_instant = now(),
        audit_sequence = audit_sequence + ${rows.length}, audit_hash = ${hash}
      where company_id = ${company}`;
    const messages = rows.map(({ number, member }) => ({
      id: randomUUID(),
      payload: { memberId: member, numberIds: [number] },
    }));
    await tx`
      insert into outbox (company_id, id, topic, payload, operation_id, created_at, next_attempt_at)
      select ${company}, id, 'mail.number_given', payload, ${operation}, now(), now()
      from jsonb_to_recordset(${JSON.stringify(messages)}::text::jsonb) as message(id uuid, payload jsonb)`;
  });
}
