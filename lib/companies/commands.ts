import { type CommandScope, defineCommand } from '@/lib/access';
import { unwrap } from '@/lib/kernel/result';
import { type ChangeCompanyInput, setAutoPurchaseInput } from './input';
import { companyOfScope, saveCompany, savePolicy } from './repository';
import { type CompanyFields, decideCompanyChange, decidePolicy } from './rules';
import { type CompanyView, companyView } from './view';

/** Changes whether and how far assignments may buy licences by themselves (R23). Saying again what is so changes nothing. */
export const setAutoPurchasePolicy = defineCommand({
  name: 'setAutoPurchasePolicy',
  permission: 'policy:write',
  input: setAutoPurchaseInput,
  output: companyView,
  read: (scope) => companyOfScope(scope),
  handler: (scope, input, company) => applyPolicy(scope, company, input.autoPurchase),
});

/** Stores and records a wish about the policy; gives the company with it. */
export async function applyPolicy(
  scope: CommandScope,
  company: CompanyView,
  wish: NonNullable<ChangeCompanyInput['autoPurchase']>,
): Promise<CompanyView> {
  const { before, after, changed } = unwrap(decidePolicy(company.autoPurchase, company.currency, wish));
  if (changed) {
    await savePolicy(scope, after);
    scope.record({ action: 'company.auto_purchase_changed', targetId: scope.companyId, before, after });
  }
  return { ...company, autoPurchase: after };
}

/** Stores and records a wish about the company's own values; gives the company with them. */
export async function applyCompanyChange(
  scope: CommandScope,
  company: CompanyView,
  wish: { [Field in keyof CompanyFields]?: CompanyFields[Field] | undefined },
): Promise<CompanyView> {
  const change = decideCompanyChange(company, wish);
  if (change === null) return company;
  await saveCompany(scope, change.after);
  scope.record({ action: 'company.changed', targetId: scope.companyId, ...change });
  return { ...company, ...change.after };
}
