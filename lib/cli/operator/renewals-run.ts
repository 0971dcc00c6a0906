import { runCommand, runOperatorTask, runQuery } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { type Result, unwrap } from '@/lib/kernel/result';
import { findCompaniesToRenew, previewRenewals, renewCompany } from '@/lib/licences';
import type { RenewalReportView } from '@/lib/licences/view';
import { log } from '@/lib/log';
import type { Caller, CliCommand, Given } from './command';

/** Companies renewed at the same time: their locks are their own, only the drawing of numbers is shared. */
const LANES = 4;

type Run = { companyId: string; report: RenewalReportView | null; refused: string | null };

export const renewalsRun: CliCommand = {
  name: 'renewals:run',
  summary: 'Renews what is due and issues its invoices, as the worker does; returns when it is done.',
  notes: [
    'Exactly once per subscription and period, whoever else runs it and however often.',
    'With --as-of everything up to the beginning of that day, also a future one; the clocks of the companies do not move.',
    'What ends by that day has ended then; what is bought afterwards belongs to the period that has begun.',
  ],
  options: {
    'as-of': { value: 'DATE', help: 'The billing day (YYYY-MM-DD); without it now.' },
    company: { value: 'ID', help: 'One company; without it all of them.' },
    'dry-run': { help: 'Say what would be done, and do nothing.' },
  },
  run: async (given, caller) => {
    const runs: Run[] = [];
    for await (const companyIds of pages(given, caller)) runs.push(...(await inLanes(companyIds, given, caller)));
    const done = runs.filter(({ report, refused }) => refused !== null || hasContent(report));
    const companies = done.map(({ companyId, report, refused }) => ({ companyId, ...report, refused }));
    const dryRun = given.isSet('dry-run');
    return {
      json: { dryRun, asOf: given.optional('as-of') ?? null, companies },
      lines: [...done.flatMap(describe), `${done.length} companies${dryRun ? ' would be' : ''} renewed or invoiced.`],
      failed: done.some(({ refused }) => refused !== null),
    };
  },
};

async function* pages(given: Given, { actor, request }: Caller): AsyncGenerator<string[]> {
  const one = given.optional('company');
  if (one !== undefined) {
    yield [one];
    return;
  }
  const asOf = given.optional('as-of');
  for (let after: string | undefined; ; ) {
    const input = { ...(asOf !== undefined && { asOf }), ...(after !== undefined && { after }) };
    const { companyIds } = unwrap(await runOperatorTask(findCompaniesToRenew, actor, input, { request }));
    if (companyIds.length === 0) return;
    yield companyIds;
    after = companyIds.at(-1);
  }
}

async function inLanes(companyIds: readonly string[], given: Given, caller: Caller): Promise<Run[]> {
  const runs: Run[] = [];
  const waiting = companyIds[Symbol.iterator]();
  const lane = async () => {
    for (const companyId of waiting) runs.push(await renew(companyId, given, caller));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return runs;
}

/** One company that cannot be renewed is told and keeps no other one waiting; a wrong day or company is the caller's. */
async function renew(companyId: string, given: Given, caller: Caller): Promise<Run> {
  try {
    return await attempt(companyId, given, caller);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    log.error({ companyId, err: error }, 'a company could not be renewed');
    return { companyId, report: null, refused: 'internal' };
  }
}

async function attempt(companyId: string, given: Given, { actor, request }: Caller): Promise<Run> {
  const asOf = given.optional('as-of');
  const input = asOf === undefined ? {} : { asOf };
  const inside = { ...actor, companyId };
  const result: Result<RenewalReportView> = given.isSet('dry-run')
    ? await runQuery(previewRenewals, inside, input, { request })
    : await runCommand(renewCompany, inside, input, { request });
  if (result.ok) return { companyId, report: result.value, refused: null };
  if (given.optional('company') !== undefined || result.error.code === 'invalid_input') unwrap(result);
  return { companyId, report: null, refused: result.error.code };
}

const hasContent = (report: RenewalReportView | null): boolean =>
  report !== null && report.periods.length + report.subscriptionsClosed + report.documents.length > 0;

function describe({ companyId, report, refused }: Run): string[] {
  if (report === null) return [`${companyId}  refused  ${refused}`];
  const amount = (money: { amount: number; currency: string }) => `${money.amount} ${money.currency} minor units`;
  return [
    ...report.periods.map(
      ({ billingFrequency, period, licences, amount: charge }) =>
        `${companyId}  ${billingFrequency}  ${period.from} to ${period.to}  ${licences} licences  ${amount(charge)}`,
    ),
    ...report.documents.map(
      ({ type, number, issuedOn, total }) => `${companyId}  ${type}  ${number ?? '-'}  ${issuedOn}  ${amount(total)}`,
    ),
  ];
}
