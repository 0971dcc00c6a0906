import { z } from 'zod';
import { defineOperatorTask } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { createStaffInput, endStaffInput, listStaffInput } from './input';
import { endByAccount } from './session-repository';
import { endStaffRole, findStaff, lockOperators, staffRows } from './staff-list-repository';
import { staffAccountOf } from './staff-repository';
import { staffAccountView, staffView } from './view';

/** Makes an account for one of the operator's people, or gives it back to one who was; who has it already only gets another link. */
export const createStaff = defineOperatorTask({
  name: 'createStaff',
  permission: 'staff:administer',
  input: createStaffInput,
  output: staffAccountView,
  handler: async (scope, { email, role }) => {
    const account = await staffAccountOf(scope, email, role);
    // Somebody's account in a company, or another role, is not changed in passing.
    if (account.role !== role) throw new DomainError('email_taken');
    const { became, ...shown } = account;
    scope.record({
      action: `staff.${became}`,
      targetId: account.id,
      after: { role },
      personal: { email: account.email },
    });
    return { ...shown, role, created: became === 'created' };
  },
});

/** The operator's people, those of today before those who were. */
export const listStaff = defineOperatorTask({
  name: 'listStaff',
  permission: 'staff:administer',
  input: listStaffInput,
  output: z.object({ data: z.array(staffView) }),
  handler: async (scope) => ({ data: await staffRows(scope) }),
});

/** Takes somebody's role: their sessions end, their links and their password work no more. The last operator admin stays. */
export const endStaff = defineOperatorTask({
  name: 'endStaff',
  permission: 'staff:administer',
  input: endStaffInput,
  output: staffView,
  handler: async (scope, { accountId }) => {
    const operators = await lockOperators(scope);
    const staff = await findStaff(scope, accountId);
    if (staff === null) throw new DomainError('not_found');
    if (operators.every((id) => id === staff.id)) throw new DomainError('last_operator');
    const endedAt = await endStaffRole(scope, staff.id);
    await endByAccount(scope, staff.id);
    scope.record({
      action: 'staff.ended',
      targetId: staff.id,
      before: { role: staff.role },
      personal: { email: staff.email },
    });
    return { ...staff, status: 'ended' as const, endedAt };
  },
});
