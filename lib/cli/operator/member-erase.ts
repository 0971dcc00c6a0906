import { runOperatorTask } from '@/lib/access';
import { unwrap } from '@/lib/kernel/result';
import { eraseMember } from '@/lib/members';
import type { CliCommand } from './command';

export const memberErase: CliCommand = {
  name: 'member:erase',
  summary:
    'Erases a deleted member’s name, address and personal values for good. The audit log’s chain and invoices stay.',
  notes: [
    'The deletion can no longer be undone then. Rows of imported files and mail leave by themselves within thirty days.',
  ],
  options: {
    company: { value: 'ID', required: true, help: 'The company whose member it was.' },
    member: { value: 'ID', required: true, help: 'The member, who must be deleted.' },
  },
  run: async (given, { actor, request }) => {
    const input = { companyId: given.text('company'), memberId: given.text('member') };
    const erased = unwrap(await runOperatorTask(eraseMember, actor, input, { request }));
    const { memberId, erasedAt, personalValues } = erased;
    return {
      json: erased,
      lines: [`${memberId} is erased since ${erasedAt}; values left ${personalValues} events of the log just now.`],
    };
  },
};
