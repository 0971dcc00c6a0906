import { runCommand, runOperatorTask, runQuery } from '@/lib/access';
import { checkCompany, inspectCompany } from '@/lib/assignments';
import { listCompanies } from '@/lib/companies';
import { unwrap } from '@/lib/kernel/result';
import type { Caller, CliCommand } from './command';

export const checkRun: CliCommand = {
  name: 'check:run',
  summary:
    'Checks that counters, licences, numbers and assignments agree. Exit code 1 if something does not and stays so.',
  notes: ['The worker does this every night. What is found is told once, in the company’s log too.'],
  options: {
    company: { value: 'ID', help: 'One company; without it all of them.' },
    repair: { help: 'Set counters that drifted to what their rows are. Nothing else is ever changed.' },
  },
  run: async (given, caller) => {
    const one = given.optional('company');
    const companyIds = one === undefined ? await allCompanies(caller) : [one];
    const companies = [];
    for (const companyId of companyIds) companies.push(await check(companyId, given.isSet('repair'), caller));
    const lines = companies.flatMap(({ companyId, findings }) =>
      findings.map(
        ({ rule, subjectId, detail, repaired }) =>
          `${companyId}  ${rule}  ${subjectId}  ${JSON.stringify(detail)}${repaired ? '  repaired' : ''}`,
      ),
    );
    const failed = companies.some(({ findings }) => findings.some(({ repaired }) => !repaired));
    return {
      json: { agrees: lines.length === 0, companies },
      lines: lines.length > 0 ? lines : ['Everything agrees.'],
      failed,
    };
  },
};

async function check(companyId: string, repair: boolean, { actor, request }: Caller) {
  const inside = { ...actor, companyId };
  const first = unwrap(await runQuery(inspectCompany, inside, {}, { request }));
  const look = first.findings.length > 0 || first.open > 0;
  const { findings } = unwrap(await runCommand(checkCompany, inside, { repair, look }, { request }));
  return { companyId, findings };
}

async function allCompanies({ actor, request }: Caller): Promise<string[]> {
  const { data } = unwrap(await runOperatorTask(listCompanies, actor, {}, { request }));
  return data.map(({ id }) => id);
}
