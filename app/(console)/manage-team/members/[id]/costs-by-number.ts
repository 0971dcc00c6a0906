import type { HeldCostView } from '@/lib/costs/view';

/** What one number cost a member, and on which licences. */
export type NumberCost = Pick<HeldCostView, 'number' | 'amount'> & { licences: HeldCostView['licence'][] };

/** Costs line by line as one sum for each number, the newest first. */
export function costsByNumber(costs: readonly HeldCostView[]): NumberCost[] {
  const sums = new Map<string, NumberCost>();
  for (const { number, licence, amount } of costs) {
    const { licences, amount: before } = sums.get(number.id) ?? { licences: [], amount: { ...amount, amount: 0 } };
    sums.set(number.id, {
      number,
      licences: licences.some(({ id }) => id === licence.id) ? licences : [...licences, licence],
      amount: { ...amount, amount: before.amount + amount.amount },
    });
  }
  return [...sums.values()];
}
