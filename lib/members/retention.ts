import { defineQuery } from '@/lib/access';
import { findMembersToEraseInput } from './input';
import { membersToErase } from './retention-repository';
import { membersToEraseView } from './view';

/** Whose names have been kept for as long as they may be (R27). */
export const findMembersToErase = defineQuery({
  name: 'findMembersToErase',
  permission: 'company:check',
  input: findMembersToEraseInput,
  output: membersToEraseView,
  handler: async (scope, { limit }) => ({ memberIds: await membersToErase(scope, limit) }),
});
