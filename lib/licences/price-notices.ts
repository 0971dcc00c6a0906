import { z } from 'zod';
import { type CommandScope, defineCommand, defineOperatorTask } from '@/lib/access';
import { localDate } from '@/lib/kernel/calendar';
import { billingFrequency, dateView, idText } from '@/lib/kernel/shape';
import { notifyBilling } from '@/lib/notices';
import type { Book } from './book';
import { readBook } from './book-repository';
import { companiesToTell, findTelling, insertPriceNotice, planNames, saveTelling } from './price-notice-repository';
import { bookAt } from './renewal-rules';
import { untoldRises } from './rise-rules';

/**
 * Tells a company's billing people of the list prices that its renewals will take, each once: from this day on the notice
 * runs that a renewal waits for (R19). Gives how many.
 */
export async function tellRises(scope: CommandScope, book: Book): Promise<number> {
  const rises = untoldRises(book, localDate(scope.now, book.timeZone));
  if (rises.length === 0) return 0;
  const names = await planNames(scope);
  for (const { price, paid, quantity, on } of rises) {
    const { planCode, frequency, validFrom, unitPrice } = price;
    insertPriceNotice(scope, price);
    notifyBilling(scope, 'mail.price_announced', {
      plan: names[planCode] ?? planCode,
      billingFrequency: frequency,
      validFrom,
      on,
      unitPrice,
      paid,
      quantity,
      currency: book.currency,
    });
    scope.record({
      action: 'company.price_announced',
      targetId: scope.companyId,
      after: { plan: planCode, billingFrequency: frequency, validFrom, unitPrice, currency: book.currency },
      fellDue: true,
    });
  }
  return rises.length;
}

/** The worker's command: tells one company of announced prices that concern it. Done again, it tells nothing. */
export const tellAnnouncedPrices = defineCommand({
  name: 'tellAnnouncedPrices',
  permission: 'company:settle',
  input: z.strictObject({}),
  output: z.object({ told: z.int() }),
  handler: async (scope) => ({ told: await tellRises(scope, bookAt(await readBook(scope), scope.now)) }),
});

const telling = z.strictObject({
  plan: z.string(),
  billingFrequency,
  currency: z.string(),
  validFrom: dateView,
  /** The last company that was told. */
  after: idText,
});

/** A list price that companies are being told of, and the next of them in the order of their ids. */
export const findCompaniesToTell = defineOperatorTask({
  name: 'findCompaniesToTell',
  permission: 'company:settle',
  input: z.strictObject({}),
  output: z.object({ telling: telling.nullable(), companyIds: z.array(z.string()) }),
  handler: async (scope) => {
    const found = await findTelling(scope);
    return { telling: found, companyIds: found === null ? [] : await companiesToTell(scope, found) };
  },
});

/** Marks how far companies were told, so that a killed worker is gone on with; without a company, that all of them were. */
export const markCompaniesTold = defineOperatorTask({
  name: 'markCompaniesTold',
  permission: 'company:settle',
  input: z.strictObject({ telling, upTo: idText.nullable() }),
  output: z.object({}),
  handler: async (scope, input) => {
    await saveTelling(scope, input.telling, input.upTo);
    return {};
  },
});
