import { runOperatorTask } from '@/lib/access';
import { listCompanies } from '@/lib/companies';
import { unwrap } from '@/lib/kernel/result';
import type { CliCommand } from './command';

export const companyList: CliCommand = {
  name: 'company:list',
  summary: 'Lists all companies.',
  options: {},
  run: async (_given, { actor, request }) => {
    const { data } = unwrap(await runOperatorTask(listCompanies, actor, {}, { request }));
    const rows = data.map(({ id, name, plan, billingFrequency, currency, timeZone, state, licences }) =>
      [
        id,
        name,
        `${plan}, ${billingFrequency}, ${currency}, ${timeZone}`,
        state,
        `${licences.assigned} of ${licences.total} licences assigned`,
      ].join('  '),
    );
    return { json: { data }, lines: rows.length > 0 ? rows : ['There is no company yet.'] };
  },
};
