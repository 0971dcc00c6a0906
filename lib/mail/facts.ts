import type { z } from 'zod';
import { type DueMessage, runOperatorTask, runQuery, type SystemActor, Undeliverable } from '@/lib/access';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locale';
import { findAccountLocales } from '@/lib/identity';
import { unwrap } from '@/lib/kernel/result';
import { type NoticeFacts, readNoticeFacts } from '@/lib/notices';
import type { readNoticeFactsInput } from '@/lib/notices/input';

/** What a message carries, by its topic's shape. What does not read can never be sent. */
export function payloadBy<S extends z.ZodType>(shape: S, { topic, payload }: DueMessage): z.output<S> {
  const parsed = shape.safeParse(payload);
  if (!parsed.success) throw new Undeliverable(`the payload of ${topic} does not read`);
  return parsed.data;
}

/** Whom a message is for and what it speaks of, as both are now. */
export async function factsOf(
  { companyId, id }: DueMessage,
  input: z.input<typeof readNoticeFactsInput>,
): Promise<NoticeFacts> {
  const actor: SystemActor = { kind: 'system', name: 'worker', companyId };
  return unwrap(await runQuery(readNoticeFacts, actor, input, { request: contextOf(id) }));
}

/** The reader's language: their own choice, else their company's, else English. */
export async function localeOf(accountId: string | null, companyLocale: string | null): Promise<Locale> {
  if (accountId === null) return firstLocale(companyLocale);
  const actor: SystemActor = { kind: 'system', name: 'worker' };
  const { data } = unwrap(
    await runOperatorTask(findAccountLocales, actor, { accountIds: [accountId] }, { request: contextOf(accountId) }),
  );
  return firstLocale(data[0]?.locale, companyLocale);
}

/** The first of these that is a language of the product, else English. */
export const firstLocale = (...wishes: (string | null | undefined)[]): Locale => wishes.find(isLocale) ?? defaultLocale;

/** The context of what a mail reads. */
export const contextOf = (id: string) => ({ requestId: `mail-${id}`, origin: 'worker' }) as const;
