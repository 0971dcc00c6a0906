import { defineOperatorTask, defineQuery } from '@/lib/access';
import { companiesWithDue, dueBy } from './due-repository';
import { findCompaniesWithDueChangesInput, listDueChangesInput } from './input';
import { dayThere } from './row-repository';
import { companiesWithDueChangesView, dueChangesView } from './view';

/** Changes that one job does: what is due beyond them comes with the next look, behind other companies. */
const AT_ONCE = 200;

/** The worker's look across companies: in which the day of a planned change has come. */
export const findCompaniesWithDueChanges = defineOperatorTask({
  name: 'findCompaniesWithDueChanges',
  permission: 'planned-changes:operate',
  input: findCompaniesWithDueChangesInput,
  output: companiesWithDueChangesView,
  handler: async (scope, { limit }) => ({ companyIds: await companiesWithDue(scope, limit) }),
});

/** What is due first in a company, in the order in which it is done, and who planned it. */
export const listDueChanges = defineQuery({
  name: 'listDueChanges',
  permission: 'planned-changes:operate',
  input: listDueChangesInput,
  output: dueChangesView,
  handler: async (scope) => {
    const { today } = await dayThere(scope);
    return { data: await dueBy(scope, today, AT_ONCE) };
  },
});
