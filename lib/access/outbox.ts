import { transaction } from '@/lib/db/client';
import { fromUuid, toUuid } from '@/lib/kernel/id';

/** A message of a company that is to go out now, held for one attempt. */
export type DueMessage = {
  companyId: string;
  /** Stable over all attempts: what receives a message twice knows it by this. */
  id: string;
  topic: string;
  payload: unknown;
  createdAt: Date;
  /** Which attempt this is, from 1. */
  attempt: number;
};

/** What a handler throws when no further attempt can help: the message is given up at once. */
export class Undeliverable extends Error {
  override name = 'Undeliverable';
}

/**
 * Companies with messages to deliver, the longest waiting first: a named look-up across companies, without what they say.
 * Of the instructions to the telephony system only each company's first counts: those behind it cannot go out, and would
 * otherwise take the place of companies whose messages can.
 */
export async function companiesWithDueMessages(most: number): Promise<string[]> {
  const rows = await transaction({ role: 'latchkey_system' }, ({ sql }) =>
    sql<{ company_id: string }[]>`
      with first_instruction as (
        select distinct on (company_id) company_id, next_attempt_at from outbox
        where topic like 'telephony.%' and delivered_at is null and dead_at is null order by company_id, created_at, id
      ), due as (
        select company_id, next_attempt_at from outbox
        where delivered_at is null and next_attempt_at <= clock_timestamp() and topic not like 'telephony.%'
        union all
        select company_id, next_attempt_at from first_instruction where next_attempt_at <= clock_timestamp()
      )
      select company_id from due group by company_id order by min(next_attempt_at) limit ${most}`.execute(),
  );
  return rows.map((row) => fromUuid('com', row.company_id));
}

type Row = { id: string; topic: string; payload: string; created_ms: string; attempts: number };

/**
 * Takes the company's next message and holds it for the span of one attempt: nobody else gets it meanwhile, and whoever
 * dies with it leaves it to come up again. Instructions to the telephony system go out strictly in their order, since a
 * later one may take back an earlier one.
 */
export async function claimDueMessage(companyId: string, holdMs: number): Promise<DueMessage | null> {
  const companyUuid = toUuid('com', companyId);
  const [row] = await transaction({ role: 'latchkey_app', companyUuid }, ({ sql }) =>
    sql<Row[]>`
      with first_instruction as (
        select id from outbox
        where company_id = ${companyUuid} and topic like 'telephony.%' and delivered_at is null and dead_at is null
        order by created_at, id limit 1
      ), next as (
        select id from outbox
        where company_id = ${companyUuid} and delivered_at is null and next_attempt_at <= clock_timestamp()
          and (topic not like 'telephony.%' or id = (select id from first_instruction))
        order by next_attempt_at, id limit 1 for update skip locked
      )
      update outbox set attempts = attempts + 1, next_attempt_at = clock_timestamp() + ${`${holdMs} milliseconds`}::interval
      from next where company_id = ${companyUuid} and outbox.id = next.id
      returning outbox.id, topic, payload::text as payload, (extract(epoch from created_at) * 1000)::bigint::text as created_ms, attempts`.execute(),
  );
  if (row === undefined) return null;
  const { id, topic, payload, created_ms, attempts } = row;
  return {
    companyId,
    id,
    topic,
    payload: JSON.parse(payload),
    createdAt: new Date(Number(created_ms)),
    attempt: attempts,
  };
}

/** Writes down that the message went out and what took it said. */
export async function markDelivered(message: DueMessage, receipt: string): Promise<void> {
  const { companyUuid, id } = keyOf(message);
  await transaction({ role: 'latchkey_app', companyUuid }, ({ sql }) =>
    sql`
      update outbox set delivered_at = clock_timestamp(), receipt = ${receipt.slice(0, 500)}, next_attempt_at = null, dead_at = null
      where company_id = ${companyUuid} and id = ${id} and delivered_at is null`.execute(),
  );
}

/** Takes a message that went out away: for one whose text is a secret. In one transaction, or a death between two would leave it. */
export async function forgetDelivered(message: DueMessage): Promise<void> {
  const { companyUuid, id } = keyOf(message);
  await transaction({ role: 'latchkey_app', companyUuid }, async ({ sql }) => {
    await sql`update outbox set delivered_at = clock_timestamp(), next_attempt_at = null, dead_at = null where company_id = ${companyUuid} and id = ${id}`;
    await sql`delete from outbox where company_id = ${companyUuid} and id = ${id} and delivered_at is not null`;
  });
}

/** Writes down why the attempt failed, and when the next one follows: never, if `retryInMs` is null. */
export async function markFailed(message: DueMessage, error: string, retryInMs: number | null): Promise<void> {
  const { companyUuid, id } = keyOf(message);
  const next = retryInMs === null ? null : `${retryInMs} milliseconds`;
  // An attempt that outlived its hold says nothing about the one that followed.
  await transaction({ role: 'latchkey_app', companyUuid }, ({ sql }) =>
    sql`
      update outbox set last_error = ${error.slice(0, 500)}, next_attempt_at = clock_timestamp() + ${next}::interval,
        dead_at = case when ${next}::interval is null then clock_timestamp() end
      where company_id = ${companyUuid} and id = ${id} and delivered_at is null and attempts = ${message.attempt}`.execute(),
  );
}

/**
 * Takes away what the operator's settings no longer keep: mail that went out or was given up, and instructions that the
 * telephony system took. An invitation that was given up leaves as soon as its link is dead: trying again is of no use
 * then. Gives how many messages left.
 */
export async function clearOldMessages(companyId: string): Promise<number> {
  const companyUuid = toUuid('com', companyId);
  return transaction({ role: 'latchkey_app', companyUuid }, async ({ sql }) => {
    const invitations = await sql`
      delete from outbox o where o.company_id = ${companyUuid} and o.dead_at is not null and o.topic = 'mail.invitation' and not exists (
        select from invitations i where i.company_id = o.company_id and i.expires_at > clock_timestamp()
          and i.token_digest = encode(sha256(convert_to(split_part(o.payload->>'link', 'token=', 2), 'UTF8')), 'hex'))`;
    const old = await sql`
      with spans as (select sent_mail_days, sent_instruction_days from operator_settings)
      delete from outbox using spans where company_id = ${companyUuid} and (
        topic like 'mail.%' and coalesce(delivered_at, dead_at) < clock_timestamp() - make_interval(days => sent_mail_days)
        or topic not like 'mail.%' and delivered_at < clock_timestamp() - make_interval(days => sent_instruction_days))`;
    return invitations.count + old.count;
  });
}

const keyOf = ({ companyId, id }: DueMessage) => ({ companyUuid: toUuid('com', companyId), id });
