import { runOperatorTask, runQuery } from '@/lib/access';
import { verifyAuditChain, verifyOperatorLog } from '@/lib/audit';
import { listCompanies } from '@/lib/companies';
import { unwrap } from '@/lib/kernel/result';
import type { Caller, CliCommand } from './command';

export const auditVerify: CliCommand = {
  name: 'audit:verify',
  summary: 'Walks the audit logs and names every event that is not what was written. Exit code 1 if there is one.',
  notes: ['Keep the heads it prints somewhere else: who could rewrite a whole log could not keep its head.'],
  options: { company: { value: 'ID', help: 'One company; without it all of them, and the operator’s own log.' } },
  run: async (given, caller) => {
    const one = given.optional('company');
    const companyIds = one === undefined ? await allCompanies(caller) : [one];
    const reports = [];
    for (const companyId of companyIds) {
      reports.push(
        unwrap(await runQuery(verifyAuditChain, { ...caller.actor, companyId }, {}, { request: caller.request })),
      );
    }
    const own =
      one === undefined
        ? unwrap(await runOperatorTask(verifyOperatorLog, caller.actor, {}, { request: caller.request }))
        : undefined;
    const intact = reports.every((report) => report.intact) && own?.intact !== false;
    const walked = [
      ...reports.map((report) => ({ of: report.companyId, ...report })),
      ...(own ? [{ of: 'operator', ...own }] : []),
    ];
    const lines = walked.flatMap(({ of, events, erased, head, broken }) => [
      `${of}  ${events} events, ${broken.length === 0 ? 'intact' : 'BROKEN'}${erased > 0 ? `, personal values of ${erased} erased` : ''}, head ${head.sequence} ${head.hash}`,
      ...broken.map(
        ({ sequence, eventId, fault, differs }) => `  event ${sequence} (${eventId ?? 'no id'}): ${fault}: ${differs}`,
      ),
    ]);
    return {
      json: { intact, companies: reports, ...(own && { operator: own }) },
      lines: [...lines, intact ? 'All intact.' : 'Not intact.'],
      failed: !intact,
    };
  },
};

async function allCompanies({ actor, request }: Caller): Promise<string[]> {
  const { data } = unwrap(await runOperatorTask(listCompanies, actor, {}, { request }));
  return data.map(({ id }) => id);
}
