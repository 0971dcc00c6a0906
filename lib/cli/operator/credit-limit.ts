import { runCommand } from '@/lib/access';
import { setCreditLimit } from '@/lib/invoices';
import { unwrap } from '@/lib/kernel/result';
import { UsageProblem, wholeNumber } from './arguments';
import type { CliCommand } from './command';

export const creditLimitSet: CliCommand = {
  name: 'credit-limit:set',
  summary: 'Agrees for how much a company may buy while an invoice of it is overdue.',
  notes: ['Without an agreement it is what the company’s licences cost in one period. Tax is not counted.'],
  options: {
    company: { value: 'ID', required: true, help: 'The company.' },
    amount: { value: 'NUMBER', help: 'In minor units of its currency (120000 = 1,200.00 EUR).' },
    none: { help: 'Nothing is agreed any more.' },
  },
  run: async (given, { actor, request }) => {
    const amount = wholeNumber(given, 'amount');
    if ((amount === undefined) !== given.isSet('none')) throw new UsageProblem('give either --amount or --none');
    const inside = { ...actor, companyId: given.text('company') };
    const set = unwrap(await runCommand(setCreditLimit, inside, { amount: amount ?? null }, { request }));
    const { creditLimit } = set;
    const agreed =
      creditLimit === null ? 'one period’s value' : `${creditLimit.amount} ${creditLimit.currency} minor units`;
    return { json: { companyId: inside.companyId, ...set }, lines: [`The credit limit is ${agreed}.`] };
  },
};
