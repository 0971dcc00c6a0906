import type { CommandScope } from '@/lib/access';
import type { NewCompany, Owner } from './founding-repository';
import { insertOwner } from './founding-repository';

/** What a founding leaves in the log beside its rows: the company, and its first owner (R26). */
export async function recordFounding(scope: CommandScope, company: NewCompany, owner: Owner): Promise<void> {
  const { plan, frequency: billingFrequency, currency, timeZone, name } = company;
  const { email, firstName, lastName, memberId } = owner;
  await insertOwner(scope, owner);
  scope.record({
    action: 'company.created',
    targetId: scope.companyId,
    after: {
      name,
      plan,
      billingFrequency,
      currency,
      timeZone,
      autoPurchase: { policy: 'allow', monthlyLicences: null, monthlyCharge: null },
    },
  });
  scope.record({
    action: 'member.created',
    targetId: memberId,
    after: { role: 'owner', departmentId: null, status: 'invited' },
    personal: { firstName, lastName, email },
  });
}
