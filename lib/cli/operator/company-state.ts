import { runCommand, runQuery } from '@/lib/access';
import { getStanding } from '@/lib/invoices';
import type { StandingView } from '@/lib/invoices/view';
import { unwrap } from '@/lib/kernel/result';
import { closeCompany, reopenCompany } from '@/lib/licences';
import { UsageProblem } from './arguments';
import type { Caller, CliCommand, Given } from './command';

export const companyState: CliCommand = {
  name: 'company:state',
  summary: 'Says where a company stands with its invoices; closes it at once, or lets a closed one in again.',
  notes: [
    'Closing ends its licences and subscriptions, and puts its numbers into quarantine; members, invoices and log stay.',
    'Reopened, it is active, or where its invoices leave it: those that would close it again are paid or disputed first.',
    'Numbers still in quarantine can be restored by the company then; licences do not come back.',
  ],
  options: {
    company: { value: 'ID', required: true, help: 'The company.' },
    close: { help: 'Close it.' },
    reopen: { help: 'Let it in again.' },
    reason: { value: 'TEXT', help: 'With --close or --reopen: why; it goes into the company’s log.' },
  },
  run: async (given, caller) => {
    const companyId = given.text('company');
    const standing = await asked(given, caller);
    return { json: { companyId, ...standing }, lines: describe(companyId, standing) };
  },
};

function asked(given: Given, { actor, request }: Caller): Promise<StandingView> {
  const inside = { ...actor, companyId: given.text('company') };
  const [close, reopen, reason] = [given.isSet('close'), given.isSet('reopen'), given.optional('reason')];
  if (close && reopen) throw new UsageProblem('--close and --reopen cannot be given together');
  if ((close || reopen) !== (reason !== undefined))
    throw new UsageProblem(close || reopen ? '--reason is missing' : '--reason goes with --close or --reopen');
  if (reason === undefined) return runQuery(getStanding, inside, {}, { request }).then(unwrap);
  return runCommand(close ? closeCompany : reopenCompany, inside, { reason }, { request }).then(unwrap);
}

function describe(companyId: string, { state, since, overdue, invoice, next }: StandingView): string[] {
  return [
    `${companyId} is ${state}${since === null ? '' : ` since ${since}`}.`,
    ...(overdue.amount === 0 ? [] : [`${overdue.amount} ${overdue.currency} minor units are overdue.`]),
    ...(invoice === null ? [] : [`To pay first: ${invoice.number}, due on ${invoice.dueOn}.`]),
    ...(next === null ? [] : [`Next: ${next.step} on ${next.on}.`]),
  ];
}
