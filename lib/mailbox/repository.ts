import { desc, eq, sql } from 'drizzle-orm';
import type { OperatorScope } from '@/lib/access';
import { mails } from '@/lib/db/schema';
import { fromUuid, isUuid, toUuid } from '@/lib/kernel/id';
import { type Page, pageOfRows, pageStart, refusedCursor } from '@/lib/kernel/page';
import type { KeepMailInput } from './input';
import type { MailRowView, MailView } from './view';

/** Mail holds names, addresses and links: it stays for so long and no longer. */
const KEPT_DAYS = 30;

/** Keeps a mail, once under its id, and clears away what is too old. */
export async function insertMail({ db }: OperatorScope, mail: KeepMailInput): Promise<boolean> {
  const { id, text, html, ...headers } = mail;
  const made = await db
    .insert(mails)
    .values({ id: toUuid('msg', id), textBody: text, htmlBody: html, ...headers })
    .onConflictDoNothing()
    .returning({ id: mails.id });
  await db.delete(mails).where(sql`${mails.receivedAt} < now() - ${`${KEPT_DAYS} days`}::interval`);
  return made.length > 0;
}

const row = {
  id: mails.id,
  receivedAt: mails.receivedAt,
  recipientName: mails.recipientName,
  recipient: mails.recipient,
  subject: mails.subject,
};
type Row = { id: string; receivedAt: Date; recipientName: string; recipient: string; subject: string };

const asRow = ({ id, receivedAt, ...rest }: Row): MailRowView => ({
  ...rest,
  id: fromUuid('msg', id),
  receivedAt: receivedAt.toISOString(),
});

/** A page of the mailbox, newest first. */
export async function mailPage(
  { db }: OperatorScope,
  limit: number,
  cursor: string | undefined,
): Promise<Page<MailRowView>> {
  const start = pageStart('mails', cursor, 2);
  const [at, id] = start?.key ?? [];
  if (start !== null && (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || !isUuid(String(id))))
    throw refusedCursor();
  const backwards = start?.direction === 'before';
  const edge = sql`(${String(at)}::timestamptz, ${String(id)}::uuid)`;
  const beyond = backwards
    ? sql`(${mails.receivedAt}, ${mails.id}) > ${edge}`
    : sql`(${mails.receivedAt}, ${mails.id}) < ${edge}`;
  const order = backwards ? [mails.receivedAt, mails.id] : [desc(mails.receivedAt), desc(mails.id)];
  const rows = await db
    .select(row)
    .from(mails)
    .where(start === null ? undefined : beyond)
    .orderBy(...order)
    .limit(limit + 1);
  return pageOfRows('mails', start, limit, rows, (one) => [one.receivedAt.toISOString(), one.id], asRow);
}

/** One mail, or null. */
export async function mailById({ db }: OperatorScope, mailId: string): Promise<MailView | null> {
  const [found] = await db
    .select({ ...row, sender: mails.sender, text: mails.textBody, html: mails.htmlBody })
    .from(mails)
    .where(eq(mails.id, toUuid('msg', mailId)));
  if (found === undefined) return null;
  const { sender, text, html, ...rest } = found;
  return { ...asRow(rest), sender, text, html };
}
