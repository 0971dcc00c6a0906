import { runOperatorTask } from '@/lib/access';
import { issueSetPasswordLink } from '@/lib/auth/one-time-links';
import { createStaff } from '@/lib/identity';
import { unwrap } from '@/lib/kernel/result';
import type { CliCommand } from './command';

export const staffCreate: CliCommand = {
  name: 'staff:create',
  summary: 'Makes an account for one of the operator’s people and prints a one-time link to set its password.',
  notes: [
    'The link works once, for seven days. For an account that exists with this role, a new link replaces the old one.',
  ],
  options: {
    email: { value: 'EMAIL', required: true, help: 'Whom the account is for.' },
    role: {
      value: 'ROLE',
      choices: ['support', 'operator'],
      required: true,
      help: 'Support agent, or operator admin.',
    },
  },
  run: async (given, { actor, request }) => {
    const input = { email: given.text('email'), role: given.text('role') };
    const account = unwrap(await runOperatorTask(createStaff, actor, input, { request }));
    const link = await issueSetPasswordLink(account.id, request);
    return {
      json: { ...account, link },
      lines: [
        `${account.created ? 'Made' : 'There already is'} the account ${account.email} (${account.role}). One-time link to set its password:`,
        link,
      ],
    };
  },
};
