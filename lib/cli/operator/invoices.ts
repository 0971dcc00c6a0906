import { runCommand, runQuery } from '@/lib/access';
import { creditInvoice, getCorrectable, recordDelivery } from '@/lib/invoices';
import { DELIVERY_STATUSES } from '@/lib/invoices/input';
import { amountText } from '@/lib/kernel/money';
import { unwrap } from '@/lib/kernel/result';
import { UsageProblem, wholeNumber } from './arguments';
import type { CliCommand, Given } from './command';

const money = (amount: { amount: number; currency: string }) => `${amountText(amount)} ${amount.currency}`;

export const invoiceLines: CliCommand = {
  name: 'invoice:lines',
  summary: 'Lists the lines of an issued invoice with what is left to credit of each.',
  options: {
    company: { value: 'ID', required: true, help: 'The company that was invoiced.' },
    invoice: { value: 'NUMBER', required: true, help: 'The invoice’s number, as printed on it.' },
  },
  run: async (given, { actor, request }) => {
    const inside = { ...actor, companyId: given.text('company') };
    const invoice = unwrap(await runQuery(getCorrectable, inside, { number: given.text('invoice') }, { request }));
    return {
      json: invoice,
      lines: invoice.lines.map(
        ({ lineId, description, amount, left }) => `${lineId}  ${money(left)} left of ${money(amount)}  ${description}`,
      ),
    };
  },
};

export const invoiceCredit: CliCommand = {
  name: 'invoice:credit',
  summary: 'Corrects an issued invoice by a credit note; the invoice keeps its number.',
  notes: [
    'What a line has left at most: what it charged without what was credited since.',
    'While the invoice is unpaid the credit pays it at once; the rest pays later invoices.',
  ],
  options: {
    company: { value: 'ID', required: true, help: 'The company that was invoiced.' },
    invoice: { value: 'NUMBER', required: true, help: 'The invoice’s number, as printed on it.' },
    line: { value: 'ID', help: 'The line to correct (invoice:lines), with --amount.' },
    amount: { value: 'NUMBER', help: 'What to credit of it, excluding tax, in minor units (1200 = 12.00 EUR).' },
    all: { help: 'Credit all that is left of the invoice: it is cancelled.' },
    reason: { value: 'TEXT', required: true, help: 'Why; the company reads it on the credit note’s page.' },
    key: { value: 'KEY', help: 'An idempotency key: repeated under it, this is done once.' },
  },
  run: async (given, { actor, request }) => {
    const lines = linesOf(given);
    const input = { number: given.text('invoice'), reason: given.text('reason'), ...(lines && { lines }) };
    const inside = { ...actor, companyId: given.text('company') };
    const key = given.optional('key');
    const idempotency = key === undefined ? undefined : { key };
    const credited = unwrap(await runCommand(creditInvoice, inside, input, { request, idempotency }));
    const { number, total, paid, due } = credited;
    return {
      json: credited,
      lines: [
        `${number} is issued over ${money(total)} including tax.`,
        `${money(paid)} of it pay ${given.text('invoice')}, of which ${money(due)} are left to pay.`,
      ],
    };
  },
};

/** One line with its amount, or nothing for all that is left. */
function linesOf(given: Given): { lineId: string; amount: number }[] | undefined {
  const [lineId, amount] = [given.optional('line'), wholeNumber(given, 'amount')];
  if (given.isSet('all') === (lineId !== undefined || amount !== undefined))
    throw new UsageProblem('give either --line and --amount, or --all');
  if (given.isSet('all')) return undefined;
  if (lineId === undefined || amount === undefined) throw new UsageProblem('--line and --amount belong together');
  return [{ lineId, amount }];
}

export const invoiceDelivery: CliCommand = {
  name: 'invoice:delivery',
  summary: 'Records what became of an issued invoice or credit note on its way to the buyer.',
  options: {
    company: { value: 'ID', required: true, help: 'The company that was invoiced.' },
    invoice: { value: 'NUMBER', required: true, help: 'The document’s number, as printed on it.' },
    status: { value: 'STATUS', required: true, choices: DELIVERY_STATUSES, help: 'What became of it.' },
    note: { value: 'TEXT', help: 'What the platform calls it, or why it was refused or failed.' },
  },
  run: async (given, { actor, request }) => {
    const note = given.optional('note');
    const input = { number: given.text('invoice'), status: given.text('status'), ...(note !== undefined && { note }) };
    const inside = { ...actor, companyId: given.text('company') };
    const recorded = unwrap(await runCommand(recordDelivery, inside, input, { request }));
    return { json: recorded, lines: [`${given.text('invoice')} is ${recorded.delivery.status}.`] };
  },
};
