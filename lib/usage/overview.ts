import { z } from 'zod';
import { can, defineCommand, defineQuery, type QueryScope } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { idleLicences } from '@/lib/licences';
import { hideFirstStepsOf, type OverviewRow, overviewRow } from './overview-repository';
import { firstStepsHiddenView, MOST_COUNTED, type OverviewView, overviewView } from './overview-view';

/** A list of first steps that are all done leaves by itself when the company is so old. */
const YOUNG_DAYS = 90;
const MS_OF_A_DAY = 86_400_000;

const noInput = z.strictObject({});

/** What waits for somebody, and what the company has yet to begin with: in few statements, however large it is. */
export const getOverview = defineQuery({
  name: 'getOverview',
  permission: 'licences:read',
  input: noInput,
  output: overviewView,
  handler: async (scope) => {
    const { now, nextLicenceNumber } = await scope.ledger();
    const row = await overviewRow(scope, now);
    const idle = can(scope.actor, 'purchases:read') ? await idleLicences(scope) : null;
    return {
      ...waiting(scope, row),
      idle: idle && {
        quantity: idle.quantity,
        days: idle.days,
        monthlyCost: idle.monthlyCost,
        yearly: idle.groups.some(({ billingFrequency }) => billingFrequency === 'yearly'),
      },
      firstSteps: firstStepsOf(scope, row, { now, hasBought: nextLicenceNumber > 1 }),
    };
  },
});

/** Puts the first steps away for good; doing so again changes nothing. */
export const hideFirstSteps = defineCommand({
  name: 'hideFirstSteps',
  permission: 'views:use',
  worksWhenClosed: true,
  input: noInput,
  output: firstStepsHiddenView,
  handler: async (scope) => {
    if (scope.actor.kind !== 'member') throw new DomainError('forbidden', {});
    const { memberId } = scope.actor;
    if (await hideFirstStepsOf(scope, memberId))
      scope.record({ action: 'first_steps.hidden', targetId: memberId, after: {} });
    return {};
  },
});

const capped = (count: number) => ({ count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED });

function waiting(scope: QueryScope, row: OverviewRow): Pick<OverviewView, 'requests' | 'overLimit' | 'leaving'> {
  const seesPeople = can(scope.actor, 'members:read');
  return {
    requests: { wishes: seesPeople ? capped(row.wishes) : null, purchases: capped(row.purchases) },
    overLimit: seesPeople ? { ...capped(row.over_limit), limit: row.number_limit, first: row.most_numbers } : null,
    // Nobody holds a deleted number, so it is in nobody's department.
    leaving:
      can(scope.actor, 'numbers:read') && scope.visibleDepartments === 'all'
        ? { ...capped(row.leaving), days: row.leaving_days, firstUntil: row.first_until }
        : null,
  };
}

function firstStepsOf(
  { actor }: QueryScope,
  row: OverviewRow,
  { now, hasBought }: { now: Date; hasBought: boolean },
): OverviewView['firstSteps'] {
  const takesThem =
    actor.kind === 'member' &&
    can(actor, 'licences:purchase') &&
    can(actor, 'members:write') &&
    can(actor, 'numbers:assign');
  if (!takesThem || row.steps_hidden) return null;
  const steps = { licences: hasBought, members: row.has_members, number: row.has_assigned };
  const isYoung = now.getTime() - new Date(row.company_since).getTime() < YOUNG_DAYS * MS_OF_A_DAY;
  return isYoung || Object.values(steps).includes(false) ? steps : null;
}
