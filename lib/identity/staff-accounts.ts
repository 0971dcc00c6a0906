import { defineOperatorTask } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { createStaffInput } from './input';
import { staffAccountOf } from './staff-repository';
import { staffAccountView } from './view';

/** Makes an account for one of the operator's people; for one who has it already nothing changes. */
export const createStaff = defineOperatorTask({
  name: 'createStaff',
  permission: 'staff:administer',
  input: createStaffInput,
  output: staffAccountView,
  handler: async (scope, { email, role }) => {
    const account = await staffAccountOf(scope, email, role);
    // Somebody's account in a company, or another role, is not changed in passing.
    if (account.role !== role) throw new DomainError('email_taken');
    return { ...account, role };
  },
});
