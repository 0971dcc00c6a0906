import { runCommand } from '@/lib/access';
import { endInvoiceDispute, openInvoiceDispute } from '@/lib/invoices';
import type { DisputeView } from '@/lib/invoices/view';
import { unwrap } from '@/lib/kernel/result';
import type { CliCommand } from './command';

const options: CliCommand['options'] = {
  company: { value: 'ID', required: true, help: 'The company.' },
  invoice: { value: 'NUMBER', required: true, help: 'The invoice’s number, as printed on it.' },
  reason: { value: 'TEXT', help: 'Why; it goes into the company’s log.' },
};

const runs =
  (command: typeof openInvoiceDispute): CliCommand['run'] =>
  async (given, { actor, request }) => {
    const reason = given.optional('reason');
    const input = { invoice: given.text('invoice'), ...(reason !== undefined && { reason }) };
    const inside = { ...actor, companyId: given.text('company') };
    const dispute = unwrap(await runCommand(command, inside, input, { request }));
    return { json: dispute, lines: [line(dispute)] };
  };

const line = ({ number, disputedSince, countsFrom, disputedDays }: DisputeView): string =>
  disputedSince === null
    ? `${number} is not disputed; its clock counts from ${countsFrom}, ${disputedDays} days of disputes included.`
    : `${number} is disputed since ${disputedSince}; its clock stands still.`;

export const disputeOpen: CliCommand = {
  name: 'dispute:open',
  summary: 'Notes that a company disputes an invoice: it does not count as overdue until that ends.',
  options,
  run: runs(openInvoiceDispute),
};

export const disputeEnd: CliCommand = {
  name: 'dispute:end',
  summary: 'Notes that a dispute is settled: the invoice’s clock goes on, later by the days it took.',
  options,
  run: runs(endInvoiceDispute),
};
