import { defineOperatorTask, type OperatorScope } from '@/lib/access';
import { timeZoneName } from '@/lib/kernel/calendar';
import { invalidField } from '@/lib/kernel/domain-error';
import { newId } from '@/lib/kernel/id';
import { pageOf } from '@/lib/kernel/shape';
import { companyPage } from './browse-repository';
import { recordFounding } from './founding';
import { accountOfEmail, allCompanies, currenciesOf, insertCompany, type NewCompany } from './founding-repository';
import { browseCompaniesInput, createCompanyInput, listCompaniesInput } from './input';
import { companyOfScope } from './repository';
import { nameFromEmail } from './rules';
import { browsedCompany, companyListView, newCompanyView } from './view';

/** Opens a company with its first owner, invited: found or made by e-mail, whom a one-time link then lets in. */
export const createCompany = defineOperatorTask({
  name: 'createCompany',
  permission: 'companies:administer',
  input: createCompanyInput,
  output: newCompanyView,
  handler: async (scope, { ownerEmail, ...company }) => {
    await requireSold(scope, company);
    const timeZone = timeZoneName(company.timeZone);
    if (timeZone === null)
      throw invalidField('/timeZone', 'Must be a time zone of the IANA list such as Europe/Paris.');
    const account = await accountOfEmail(scope, ownerEmail);
    if (account.staffRole !== null) throw invalidField('/ownerEmail', "Belongs to one of the operator's own people.");
    const owner = { memberId: newId('mem'), accountId: account.id, email: ownerEmail, ...nameFromEmail(ownerEmail) };
    const founded = { ...company, timeZone };
    const companyId = newId('com');
    return scope.inCompany(
      companyId,
      async (inside) => {
        await recordFounding(inside, founded, owner);
        return {
          ...(await companyOfScope(inside)),
          ownerAccountId: account.id,
          ownerMemberId: owner.memberId,
          ownerEmail,
        };
      },
      (tx) => insertCompany(tx, companyId, founded),
    );
  },
});

async function requireSold(scope: OperatorScope, { plan, frequency, currency }: NewCompany): Promise<void> {
  const currencies = await currenciesOf(scope, plan, frequency);
  if (currencies.includes(currency)) return;
  throw invalidField(
    '/currency',
    `Has no price for this plan and frequency. There are prices in ${currencies.join(', ')}.`,
  );
}

/** Every company, for the operator. */
export const listCompanies = defineOperatorTask({
  name: 'listCompanies',
  permission: 'companies:administer',
  input: listCompaniesInput,
  output: companyListView,
  handler: async (scope) => ({ data: await allCompanies(scope) }),
});

/** A page of them, by name or by age, for who looks for one or goes through them. */
export const browseCompanies = defineOperatorTask({
  name: 'browseCompanies',
  permission: 'companies:administer',
  input: browseCompaniesInput,
  output: pageOf(browsedCompany),
  handler: (scope, input) => companyPage(scope, input),
});
