import { runCommand } from '@/lib/access';
import { openCsv } from '@/lib/csv';
import { IMPORT_FIELDS } from '@/lib/imports/input';
import { unwrap } from '@/lib/kernel/result';
import { importMembers } from '@/lib/members';
import type { CliCommand } from './command';
import { importOutcome, rowsOf } from './import-outcome';

export const memberImport: CliCommand = {
  name: 'member:import',
  summary: 'Adds the people of a CSV file to a company, with a verdict on every row.',
  notes: [
    'The first line names the columns first_name, last_name, email, role and department, in any order.',
    'Roles: owner, admin, billing_manager, team_lead, member. A department may be empty; one that does not exist yet is opened.',
    'UTF-8, or UTF-16 with its mark; comma, semicolon or tab. Rows that cannot go in are refused one by one and change nothing.',
  ],
  takesFile: true,
  options: {
    company: { value: 'ID', required: true, help: 'The company they join.' },
    invite: { help: 'Send each new member an invitation; without it no mail is sent.' },
  },
  run: async (given, { actor, request }) => {
    const table = await openCsv(given.file, IMPORT_FIELDS.members);
    const input = { rows: rowsOf(table), invite: given.isSet('invite') };
    const report = unwrap(
      await runCommand(importMembers, { ...actor, companyId: given.text('company') }, input, { request }),
    );
    return importOutcome(report, table, (row) => row.email);
  },
};
