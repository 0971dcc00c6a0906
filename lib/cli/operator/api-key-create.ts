import { runOperatorTask } from '@/lib/access';
import { createApiKey } from '@/lib/api-keys';
import { unwrap } from '@/lib/kernel/result';
import type { CliCommand } from './command';

export const apiKeyCreate: CliCommand = {
  name: 'api-key:create',
  summary: 'Makes a key for the REST API and prints it once, alone on the last line.',
  notes: ['Only a digest of the key is kept: a lost key cannot be shown again.'],
  options: {
    company: { value: 'ID', required: true, help: 'The company it belongs to.' },
    role: {
      value: 'ROLE',
      choices: ['owner', 'admin', 'billing_manager', 'team_lead'],
      required: true,
      help: 'What it may do.',
    },
    department: { value: 'ID', help: 'The department a team lead’s key leads; no other key takes one.' },
    name: { value: 'NAME', help: 'To tell it from others.' },
  },
  run: async (given, { actor, request }) => {
    const departmentId = given.optional('department');
    const name = given.optional('name');
    const input = {
      companyId: given.text('company'),
      role: given.text('role'),
      ...(departmentId && { departmentId }),
      ...(name && { name }),
    };
    const made = unwrap(await runOperatorTask(createApiKey, actor, input, { request }));
    return {
      json: made,
      lines: [`Key ${made.id} of ${made.companyId}, role ${made.role}. It is shown only now:`, made.key],
    };
  },
};
