import { v7 } from 'uuid';
import type { OperatorScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import type { AccountMessageView, AccountTopic } from './view';

/** Has an account's holder told by mail, once what happened is kept; its address is the one of now. */
export async function tellAccount({ sql }: OperatorScope, accountId: string, topic: AccountTopic): Promise<void> {
  await sql`
    insert into account_messages (id, topic, email)
    select ${v7()}, ${topic}, email from accounts where id = ${toUuid('acc', accountId)}`;
}

/** Writes down that a link was asked for, with the language of the page. */
export async function insertResetRequest({ sql }: OperatorScope, email: string, locale: string): Promise<void> {
  await sql`insert into account_messages (id, topic, email, locale) values (${v7()}, 'password_reset', ${email}, ${locale})`;
}

/** The oldest that no worker has yet. A link is wanted now or not at all; what changed is told for a week. */
export async function dueMessages({ sql }: OperatorScope, limit: number): Promise<string[]> {
  await sql`
    delete from account_messages
    where created_at < now() - case when topic = 'password_reset' then interval '1 hour' else interval '7 days' end`;
  const rows = await sql<{ id: string }[]>`
    select m.id from account_messages m
    where not exists (select from pgboss.job j where j.name = 'account-mail' and j.id = m.id)
    order by m.created_at, m.id limit ${limit}`;
  return rows.map(({ id }) => fromUuid('msg', id));
}

type Row = { id: string; topic: AccountTopic; account_id: string; email: string; locale: string | null };

/**
 * What is to be told, and to whom. A link to set a new password is for who can sign in somewhere: an invitation is
 * accepted by its own link. It goes to the address that the account has, never to the one that was typed.
 */
export async function messageById({ sql }: OperatorScope, messageId: string): Promise<AccountMessageView | null> {
  const [row] = await sql<Row[]>`
    select m.id, m.topic, a.id as account_id, a.email, coalesce(a.locale, m.locale) as locale
    from account_messages m join accounts a on lower(a.email) = lower(m.email)
    where m.id = ${toUuid('msg', messageId)} and (m.topic <> 'password_reset' or a.staff_role is not null or exists (
      select from companies c join lateral (
        select from members where company_id = c.company_id and account_id = a.id and status = 'active' and status <> 'deleted'
      ) active on true))`;
  if (row === undefined) return null;
  const { id, account_id: account, ...rest } = row;
  return { ...rest, id: fromUuid('msg', id), accountId: fromUuid('acc', account) };
}

/** Takes a message away: nothing of it is kept. */
export async function removeMessage({ sql }: OperatorScope, messageId: string): Promise<boolean> {
  const removed = await sql`delete from account_messages where id = ${toUuid('msg', messageId)}`;
  return removed.count > 0;
}
