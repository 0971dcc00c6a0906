import { can, defineQuery, holdersOf, type QueryScope } from '@/lib/access';
import { addDays, localDate, monthsBefore } from '@/lib/kernel/calendar';
import { DomainError } from '@/lib/kernel/domain-error';
import { money } from '@/lib/kernel/money';
import {
  type CostFrame,
  costFrame,
  costsWhileHeld,
  linesOfLicence,
  purchaseLineOf,
  stretchesOfLicence,
  type Whose,
} from './cost-repository';
import { licenceCostsInput, memberCostsInput, numberCostsInput } from './input';
import { divideShare } from './rules';
import { type HeldCostsView, heldCostsView, type LicenceCostsView, licenceCostsView } from './view';

const MONTHS = 24;

/** What a licence cost, line by line, with the share of it that no number used (R16, R20). */
export const getLicenceCosts = defineQuery({
  name: 'getLicenceCosts',
  permission: 'licences:read',
  input: licenceCostsInput,
  output: licenceCostsView,
  handler: async (scope, { licenceId, from }) => {
    requirePrices(scope);
    const { since, ...frame } = await requireFrame(scope, { licenceId });
    const days = await daysOf(scope, frame, from);
    const [data, stretches] = [
      await linesOfLicence(scope, licenceId, days.from),
      await stretchesOfLicence(scope, licenceId, days.tomorrow),
    ];
    const sums = { total: 0, held: 0, idle: 0, ahead: 0 };
    for (const { share, period } of data) {
      const parts = divideShare(share.amount, period, stretches, days.tomorrow);
      sums.total += share.amount;
      sums.held += parts.held;
      sums.idle += parts.idle;
      sums.ahead += parts.ahead;
    }
    const amount = (of: keyof typeof sums): LicenceCostsView['total'] => money(sums[of], frame.currency);
    return {
      boughtOn: await purchaseLineOf(scope, licenceId),
      from: days.from,
      earlier: since !== null && since < days.from,
      total: amount('total'),
      held: amount('held'),
      idle: amount('idle'),
      ahead: amount('ahead'),
      data,
    };
  },
});

/** What a number cost: the share of its licences' cost while it was assigned, member by member. */
export const getNumberCosts = defineQuery({
  name: 'getNumberCosts',
  permission: 'numbers:read',
  input: numberCostsInput,
  output: heldCostsView,
  handler: (scope, { numberId, from }) => heldCosts(scope, { numberId }, from),
});

/** What a member cost: the share of licences' cost while numbers were assigned to them. */
export const getMemberCosts = defineQuery({
  name: 'getMemberCosts',
  permission: 'members:read',
  input: memberCostsInput,
  output: heldCostsView,
  handler: (scope, { memberId, from }) => heldCosts(scope, { memberId }, from),
});

async function heldCosts(scope: QueryScope, whose: Whose, from: string | undefined): Promise<HeldCostsView> {
  requirePrices(scope);
  const { since, ...frame } = await requireFrame(scope, whose);
  const days = await daysOf(scope, frame, from);
  const data = await costsWhileHeld(scope, whose, days);
  const total = data.reduce((sum, { amount }) => sum + amount.amount, 0);
  return {
    from: days.from,
    earlier: since !== null && since < days.from,
    total: money(total, frame.currency),
    data,
  };
}

/** What something cost needs the right to see it and the right to see prices (R24). */
function requirePrices({ actor }: QueryScope): void {
  const permission = 'invoices:read';
  if (!can(actor, permission)) throw new DomainError('forbidden', { permission, heldBy: holdersOf(permission) });
}

async function requireFrame(scope: QueryScope, of: Parameters<typeof costFrame>[1]): Promise<CostFrame> {
  const frame = await costFrame(scope, of);
  if (frame === null) throw new DomainError('not_found');
  return frame;
}

async function daysOf(scope: QueryScope, { timeZone }: Pick<CostFrame, 'timeZone'>, from: string | undefined) {
  const today = localDate((await scope.ledger()).now, timeZone);
  return { from: from ?? monthsBefore(today, MONTHS), tomorrow: addDays(today, 1) };
}
