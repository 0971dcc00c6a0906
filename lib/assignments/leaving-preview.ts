import { defineQuery, roleOf } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { memberById } from '@/lib/members';
import { previewDepartureInput } from './departure-input';
import { heldLicences, readLeaver } from './departure-repository';
import { requireOwnerRemains, requireRightOver } from './departure-rules';
import { leavingPreviewView } from './departure-view';
import { refusalOf } from './refusal-of';

/** Everything a member holds, before it is decided what becomes of it, and whether they can leave at all (R14, R15). */
export const previewDeparture = defineQuery({
  name: 'previewDeparture',
  permission: 'members:write',
  input: previewDepartureInput,
  output: leavingPreviewView,
  handler: async (scope, { memberId }) => {
    const member = await memberById(scope, memberId);
    if (member === null) throw new DomainError('not_found');
    const leaver = await readLeaver(scope, memberId);
    const refusal = refusalOf(() => {
      requireRightOver(leaver, roleOf(scope.actor));
      requireOwnerRemains(leaver);
    });
    return { member, refusal: refusal?.code ?? null, numbers: await heldLicences(scope, memberId) };
  },
});
