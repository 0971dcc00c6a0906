import { z } from 'zod';
import { defineQuery, type QueryScope } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { pageOf } from '@/lib/kernel/shape';
import { memberById } from '@/lib/members';
import { holdingsOfNumber } from './history-repository';
import {
  getNumberInput,
  listInventoryCountriesInput,
  listInventoryInput,
  listNumberCountriesInput,
  listNumbersInput,
  listOwnNumbersInput,
} from './input';
import { inventoryCountries, inventoryPage } from './inventory-repository';
import { numberCountries, numberPage, ownNumbers } from './list-repository';
import { numberById } from './row-repository';
import { historyView, inventoryView, type NumberView, numberCountriesView, numberView } from './view';

/** A page of the operator's inventory. */
export const listInventory = defineQuery({
  name: 'listInventory',
  permission: 'inventory:read',
  input: listInventoryInput,
  output: pageOf(inventoryView),
  handler: (scope, input) => inventoryPage(scope, input),
});

/** The countries of which the operator has numbers in stock. */
export const listInventoryCountries = defineQuery({
  name: 'listInventoryCountries',
  permission: 'inventory:read',
  input: listInventoryCountriesInput,
  output: numberCountriesView,
  handler: async (scope) => ({ data: await inventoryCountries(scope) }),
});

/** The member whose numbers are asked for must be one that the caller sees (R25). */
export async function requireHolder(scope: QueryScope, { memberId }: { memberId?: string | undefined }): Promise<void> {
  if (memberId !== undefined && (await memberById(scope, memberId)) === null) throw new DomainError('not_found');
}

/** A page of the company's numbers. */
export const listNumbers = defineQuery({
  name: 'listNumbers',
  permission: 'numbers:read',
  input: listNumbersInput,
  output: pageOf(numberView),
  handler: async (scope, input) => {
    await requireHolder(scope, input);
    return numberPage(scope, input);
  },
});

/** The countries that the company's numbers are from. */
export const listNumberCountries = defineQuery({
  name: 'listNumberCountries',
  permission: 'numbers:read',
  input: listNumberCountriesInput,
  output: numberCountriesView,
  handler: async (scope) => ({ data: await numberCountries(scope) }),
});

/** The numbers that the caller holds. */
export const listOwnNumbers = defineQuery({
  name: 'listOwnNumbers',
  permission: 'own-numbers:read',
  input: listOwnNumbersInput,
  output: z.object({ data: z.array(numberView) }),
  handler: async (scope) => ({
    data: scope.actor.kind === 'member' ? await ownNumbers(scope, scope.actor.memberId) : [],
  }),
});

/** One number; what the caller may not see does not exist (R25). */
export const getNumber = defineQuery({
  name: 'getNumber',
  permission: 'numbers:read',
  input: getNumberInput,
  output: numberView,
  handler: (scope, { numberId }) => requireNumber(scope, numberId),
});

/** Everybody who held the number, on which licence, from when to when (R2, R27). */
export const getNumberHistory = defineQuery({
  name: 'getNumberHistory',
  permission: 'history:read',
  input: getNumberInput,
  output: historyView,
  handler: async (scope, { numberId }) => {
    await requireNumber(scope, numberId);
    return { data: await holdingsOfNumber(scope, numberId) };
  },
});

async function requireNumber(scope: QueryScope, numberId: string): Promise<NumberView> {
  const number = await numberById(scope, numberId);
  if (number === null) throw new DomainError('not_found');
  return number;
}
