import { can, defineQuery, holdersOf, type QueryScope } from '@/lib/access';
import { type CompanyDays, dayAt, daysOfCompany } from '@/lib/companies';
import { addDays, monthsBefore } from '@/lib/kernel/calendar';
import { DomainError } from '@/lib/kernel/domain-error';
import { money } from '@/lib/kernel/money';
import { assignmentsOf, costsWhileHeld, isThere, linesOfLicence, purchaseOf, type Whose } from './cost-repository';
import { licenceCostsInput, memberCostsInput, numberCostsInput } from './input';
import { divideShare, type Stretch } from './rules';
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
    const purchase = await purchaseOf(scope, licenceId);
    if (purchase === null) throw new DomainError('not_found');
    const company = await daysOfCompany(scope);
    const first = from ?? usualFrom(company);
    const [data, stretches] = [
      await linesOfLicence(scope, licenceId, first),
      await stretchesOf(scope, { licenceId }, company),
    ];
    const tomorrow = addDays(company.today, 1);
    const sums = { total: 0, held: 0, idle: 0, ahead: 0 };
    for (const { share, period } of data) {
      const parts = divideShare(share.amount, period, stretches, tomorrow);
      sums.total += share.amount;
      sums.held += parts.held;
      sums.idle += parts.idle;
      sums.ahead += parts.ahead;
    }
    const amount = (of: keyof typeof sums): LicenceCostsView['total'] => money(sums[of], company.currency);
    return {
      boughtOn: purchase.line,
      from: first,
      earlier: purchase.since !== null && purchase.since < first,
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
  if (!(await isThere(scope, whose))) throw new DomainError('not_found');
  const company = await daysOfCompany(scope);
  const first = from ?? usualFrom(company);
  const stretches = await stretchesOf(scope, whose, company);
  const data = await costsWhileHeld(scope, whose, stretches, first);
  const total = data.reduce((sum, { amount }) => sum + amount.amount, 0);
  return {
    from: first,
    earlier: stretches.some((stretch) => stretch.from < first),
    total: money(total, company.currency),
    data,
  };
}

/** On which days a number was on a licence, each as the company's clocks had it then; what lasts is counted up to today. */
async function stretchesOf(
  scope: QueryScope,
  whose: Whose | { licenceId: string },
  { zones, today }: CompanyDays,
): Promise<Stretch[]> {
  const assignments = await assignmentsOf(scope, whose);
  return assignments.map(({ id, startedAt, endedAt }) => ({
    assignment: id,
    from: dayAt(startedAt, zones),
    to: endedAt === null ? addDays(today, 1) : dayAt(endedAt, zones),
  }));
}

/** What something cost needs the right to see it and the right to see prices (R24). */
function requirePrices({ actor }: QueryScope): void {
  const permission = 'invoices:read';
  if (!can(actor, permission)) throw new DomainError('forbidden', { permission, heldBy: holdersOf(permission) });
}

const usualFrom = ({ today }: CompanyDays): string => monthsBefore(today, MONTHS);
