import { runOperatorTask } from '@/lib/access';
import { endStaff, listStaff } from '@/lib/identity';
import type { StaffView } from '@/lib/identity/view';
import { unwrap } from '@/lib/kernel/result';
import type { CliCommand } from './command';

const line = ({ id, email, role, status }: StaffView): string => [id, email, role, status].join('  ');

export const staffList: CliCommand = {
  name: 'staff:list',
  summary: 'Lists the operator’s people, those of today before those who were.',
  options: {},
  run: async (_given, { actor, request }) => {
    const listed = unwrap(await runOperatorTask(listStaff, actor, {}, { request }));
    return { json: listed, lines: listed.data.map(line) };
  },
};

export const staffEnd: CliCommand = {
  name: 'staff:end',
  summary: 'Takes the role of one of the operator’s people: sessions, password and links work no more.',
  notes: ['The last operator admin stays. Who is made again by staff:create gets the same account back.'],
  options: { account: { value: 'ID', required: true, help: 'The account, as staff:list names it.' } },
  run: async (given, { actor, request }) => {
    const input = { accountId: given.text('account') };
    const ended = unwrap(await runOperatorTask(endStaff, actor, input, { request }));
    return { json: ended, lines: [`${ended.email} has no access any more.`] };
  },
};
