import { type CommandScope, defineCommand } from '@/lib/access';
import { exceedsLimits, requireReceiver } from '@/lib/assignments';
import { DomainError } from '@/lib/kernel/domain-error';
import { newId } from '@/lib/kernel/id';
import { settleWhatIsDue } from '@/lib/licences';
import { numberById } from '@/lib/numbers';
import { approves } from './carry-out';
import { expectedOn } from './expected-repository';
import { type PlannedLimits, planAssignmentInput, planCoverInput, planReleaseInput } from './input';
import { openChanges } from './list-repository';
import { requirePlannedChange } from './queries';
import { quotePlanned } from './quote';
import { dayThere } from './row-repository';
import { agreedOn, requirePlannable, requireRoom } from './rules';
import { coverView, type PlannedChangeView, plannedChangeView } from './view';
import { insertChange, type NewChange } from './write-repository';

/**
 * Plans a number for a member (R24). Until its day it holds neither the number nor a licence; what may be bought or kept then
 * is bound by what is confirmed now (R7), and refused now if the company's policy or state would refuse it (R22, R23).
 */
export const planAssignment = defineCommand({
  name: 'planAssignment',
  permission: 'planned-changes:write',
  input: planAssignmentInput,
  output: plannedChangeView,
  handler: async (scope, { memberId, numberId, e164, on, ...limits }) => {
    await settleWhatIsDue(scope);
    const approved = approves(scope, limits);
    const quote = await quotePlanned(scope, { memberId, numberId, e164, on }, approved);
    const needed = quote.available > 0 ? null : (quote.keep ?? quote.purchase);
    if (needed !== null && exceedsLimits(needed, limits)) throw new DomainError('quote_changed', { quote: needed });
    return plan(scope, {
      id: newId('pch'),
      kind: 'assign',
      on,
      numberId: numberId ?? null,
      e164: e164 ?? null,
      memberId,
      holderId: null,
      limits: given(limits),
      approved,
    });
  },
});

/** Plans that a number is taken from its member, or deleted; its licence is available from then on and stays billed (R3, R13). */
export const planRelease = defineCommand({
  name: 'planRelease',
  permission: 'planned-changes:write',
  input: planReleaseInput,
  output: plannedChangeView,
  handler: async (scope, { numberId, on, mode }) => {
    const number = await requireNumber(scope, numberId);
    const { today } = await dayThere(scope);
    requirePlannable(on, today);
    if (number.status !== 'assigned' && !(mode === 'delete' && number.status === 'unassigned'))
      throw new DomainError(mode === 'delete' ? 'number_not_deletable' : 'number_not_assigned', {
        status: number.status,
      });
    const holderId = number.member?.id ?? null;
    return plan(scope, { id: newId('pch'), kind: mode, on, numberId, e164: null, memberId: null, holderId });
  },
});

/** Plans that a colleague has a number for some days: it goes to them and returns by itself, on the same licence (R4). */
export const planCover = defineCommand({
  name: 'planCover',
  permission: 'planned-changes:write',
  input: planCoverInput,
  output: coverView,
  handler: async (scope, { numberId, memberId, on, until, history }) => {
    const number = await requireNumber(scope, numberId);
    const { today } = await dayThere(scope);
    requirePlannable(on, today);
    requirePlannable(until, today, '/until');
    if (number.member === null) throw new DomainError('number_not_assigned', { status: number.status });
    const { numbers } = await expectedOn(scope, { on, memberId, numberId });
    await requireReceiver(scope, { memberId, numberId }, numbers);
    if (number.member.id === memberId)
      throw new DomainError('number_already_assigned', { number: { id: number.id, e164: number.e164 } });
    const coverId = newId('pch');
    const both = { kind: 'reassign', numberId, e164: null, coverId, history } as const;
    const start = await plan(scope, { ...both, id: coverId, on, memberId, holderId: number.member.id });
    const end = await plan(scope, {
      ...both,
      id: newId('pch'),
      on: until,
      memberId: number.member.id,
      holderId: memberId,
    });
    return { start, end };
  },
});

/** The number as it stands once the company is up to its clock. */
async function requireNumber(scope: CommandScope, numberId: string) {
  await settleWhatIsDue(scope);
  const number = await numberById(scope, numberId);
  if (number === null) throw new DomainError('not_found');
  return number;
}

async function plan(scope: CommandScope, change: NewChange): Promise<PlannedChangeView> {
  const { id, kind, on, numberId, e164, memberId, holderId, coverId = null, limits = null, approved = false } = change;
  requireRoom(await openChanges(scope));
  await insertChange(scope, change);
  scope.record({
    action: 'planned_change.planned',
    targetId: id,
    after: {
      status: 'planned',
      kind,
      on,
      numberId,
      e164,
      memberId,
      holderId,
      coverId,
      ...agreedOn({ kind, limits, approved }),
    },
  });
  return requirePlannedChange(scope, id);
}

/** Limits without those that were not given: an absent one does not bind (R7). */
export const given = (limits: PlannedLimits): PlannedLimits =>
  Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined));
