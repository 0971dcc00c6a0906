import { type CommandScope, defineCommand, requireRight } from '@/lib/access';
import { applyCompanyChange, applyPolicy, companyOfScope, knowsTimeZone } from '@/lib/companies';
import { changeCompanyInput } from '@/lib/companies/input';
import { companyView } from '@/lib/companies/view';
import { timeZoneName } from '@/lib/kernel/calendar';
import { invalidField } from '@/lib/kernel/domain-error';
import { requireAsSeen } from '@/lib/kernel/seen-values';
import { settleWhatIsDue } from './settlement';
import { nextDueInstant } from './settlement-repository';

/**
 * Changes what a company says of itself, and its auto-purchase policy: all that is named, or nothing. Name, language and
 * time zone are an owner's; the policy is also a billing manager's (R23, R24). A time zone holds from each subscription's
 * next renewal on, so what is due by the old one is settled first (R17).
 */
export const changeCompany = defineCommand({
  name: 'changeCompany',
  permission: 'policy:write',
  input: changeCompanyInput,
  output: companyView,
  handler: async (scope, { autoPurchase, seen, ...wish }) => {
    if (Object.values(wish).some((value) => value !== undefined)) requireRight(scope.actor, 'company:write');
    const present = await companyOfScope(scope);
    requireAsSeen(present, seen);
    const asked = wish.timeZone === present.timeZone ? undefined : wish.timeZone;
    const timeZone = asked === undefined ? undefined : await requireTimeZone(scope, asked);
    // What was due may have changed the plan.
    const before = timeZone !== undefined && (await settleWhatIsDue(scope)) ? await companyOfScope(scope) : present;
    const company = await applyCompanyChange(scope, before, { ...wish, timeZone });
    if (company.timeZone !== before.timeZone) scope.count({ settleDueAt: await nextDueInstant(scope) });
    return autoPurchase === undefined ? company : applyPolicy(scope, company, autoPurchase);
  },
});

async function requireTimeZone(scope: CommandScope, text: string): Promise<string> {
  const timeZone = timeZoneName(text);
  if (timeZone !== null && (await knowsTimeZone(scope, timeZone))) return timeZone;
  throw invalidField('/timeZone', 'Must be a time zone of the IANA list such as Europe/Paris.');
}
