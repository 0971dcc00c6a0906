import { z } from 'zod';
import { defineCommand, defineOperatorTask } from '@/lib/access';
import { DomainError, invalidField } from '@/lib/kernel/domain-error';
import { agreePriceInput, listPricesInput, setListPriceInput } from './price-input';
import {
  agreementRows,
  currencyOf,
  databaseDay,
  insertAgreement,
  insertListPrice,
  isPlan,
  listPriceRows,
} from './price-repository';
import { priceView } from './view';

/** The list prices, or what was agreed with one company above them (R19). */
export const listPrices = defineOperatorTask({
  name: 'listPrices',
  permission: 'prices:administer',
  input: listPricesInput,
  output: z.object({ data: z.array(priceView) }),
  handler: async (scope, { companyId }) => ({
    data: companyId === undefined ? await listPriceRows(scope) : await scope.inCompany(companyId, agreementRows),
  }),
});

/**
 * Sets a list price from a day on, announced today: a renewal takes a higher one only after the notice has run (R19). What
 * is in force, or was announced, is never rewritten.
 */
export const setListPrice = defineOperatorTask({
  name: 'setListPrice',
  permission: 'prices:administer',
  input: setListPriceInput,
  output: priceView,
  handler: async (scope, input) => {
    const today = await databaseDay(scope);
    if (!(await isPlan(scope, input.plan))) throw invalidField('/plan', 'There is no such plan.');
    if (input.validFrom <= today) throw invalidField('/validFrom', 'Must be a day after today.');
    const added = await insertListPrice(scope, input, today);
    if (!added) throw new DomainError('changed_meanwhile', {});
    scope.record({
      action: 'price.set',
      targetId: `${input.plan}/${input.billingFrequency}/${input.unitPrice.currency}`,
      after: { ...input, announcedOn: today },
    });
    return { ...input, validUntil: null, announcedOn: today, minimumLicences: null };
  },
});

/** Agrees a price, and a minimum of licences, with one company (R19). */
export const agreePrice = defineCommand({
  name: 'agreePrice',
  permission: 'prices:agree',
  input: agreePriceInput,
  output: priceView,
  handler: async (scope, input) => {
    if (!(await isPlan(scope, input.plan))) throw invalidField('/plan', 'There is no such plan.');
    if (input.validUntil !== undefined && input.validUntil <= input.validFrom)
      throw invalidField('/validUntil', 'Must be after the first day.');
    if (input.unitPrice.currency !== (await currencyOf(scope)))
      throw invalidField('/unitPrice/currency', 'Must be the currency of the company.');
    const id = await insertAgreement(scope, input);
    scope.record({ action: 'company.price_agreed', targetId: scope.companyId, after: { agreementId: id, ...input } });
    return { ...input, validUntil: input.validUntil ?? null, announcedOn: null };
  },
});
