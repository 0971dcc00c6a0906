import { runOperatorTask, runQuery } from '@/lib/access';
import { verifyAuditChain } from '@/lib/audit';
import { listCompanies } from '@/lib/companies';
import { unwrap } from '@/lib/kernel/result';
import type { Caller, CliCommand } from './command';

export const auditVerify: CliCommand = {
  name: 'audit:verify',
  summary: 'Walks the audit log and names every event that is not what was written. Exit code 1 if there is one.',
  notes: ['Keep the heads it prints somewhere else: who could rewrite a whole log could not keep its head.'],
  options: { company: { value: 'ID', help: 'One company; without it all of them.' } },
  run: async (given, caller) => {
    const one = given.optional('company');
    const companyIds = one === undefined ? await allCompanies(caller) : [one];
    const reports = [];
    for (const companyId of companyIds) {
      reports.push(
        unwrap(await runQuery(verifyAuditChain, { ...caller.actor, companyId }, {}, { request: caller.request })),
      );
    }
    const intact = reports.every((report) => report.intact);
    const lines = reports.flatMap(({ companyId, events, erased, head, broken }) => [
      `${companyId}  ${events} events, ${broken.length === 0 ? 'intact' : 'BROKEN'}${erased > 0 ? `, personal values of ${erased} erased` : ''}, head ${head.sequence} ${head.hash}`,
      ...broken.map(
        ({ sequence, eventId, fault, differs }) => `  event ${sequence} (${eventId ?? 'no id'}): ${fault}: ${differs}`,
      ),
    ]);
    return {
      json: { intact, companies: reports },
      lines: [...lines, intact ? 'All intact.' : 'Not intact.'],
      failed: !intact,
    };
  },
};

async function allCompanies({ actor, request }: Caller): Promise<string[]> {
  const { data } = unwrap(await runOperatorTask(listCompanies, actor, {}, { request }));
  return data.map(({ id }) => id);
}
