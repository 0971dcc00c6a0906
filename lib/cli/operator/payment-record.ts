import { runCommand } from '@/lib/access';
import { recordPayment } from '@/lib/invoices';
import { unwrap } from '@/lib/kernel/result';
import { wholeNumber } from './arguments';
import type { CliCommand } from './command';

export const paymentRecord: CliCommand = {
  name: 'payment:record',
  summary: 'Records money received for an invoice.',
  options: {
    company: { value: 'ID', required: true, help: 'The company that paid.' },
    invoice: { value: 'NUMBER', required: true, help: 'The invoice’s number, as printed on it.' },
    amount: { value: 'NUMBER', required: true, help: 'What was received, in minor units (1200 = 12.00 EUR).' },
    on: { value: 'DATE', help: 'When it was received; without it today.' },
    reference: { value: 'TEXT', help: 'What the bank says of it.' },
  },
  run: async (given, { actor, request }) => {
    const [receivedOn, reference] = [given.optional('on'), given.optional('reference')];
    const input = {
      number: given.text('invoice'),
      amount: wholeNumber(given, 'amount') ?? 0,
      ...(receivedOn !== undefined && { receivedOn }),
      ...(reference !== undefined && { reference }),
    };
    const inside = { ...actor, companyId: given.text('company') };
    const recorded = unwrap(await runCommand(recordPayment, inside, input, { request }));
    return { json: recorded, lines: [`${recorded.paymentId} is recorded; ${recorded.due} minor units are left.`] };
  },
};
