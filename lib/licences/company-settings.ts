import { defineQuery } from '@/lib/access';
import { companyOfScope } from '@/lib/companies';
import { getCompanyInput } from '@/lib/companies/input';
import { hasIssued } from '@/lib/invoices';
import { readBook } from './book-repository';
import { bookAt } from './renewal-rules';
import { companySettingsView } from './view';

/** The company for who may change it: the settings page. */
export const getCompanySettings = defineQuery({
  name: 'getCompanySettings',
  permission: 'company:write',
  input: getCompanyInput,
  output: companySettingsView,
  handler: async (scope) => {
    const [company, hasInvoices, book, { now }] = await Promise.all([
      companyOfScope(scope),
      hasIssued(scope),
      readBook(scope),
      scope.ledger(),
    ]);
    return {
      company,
      hasInvoices,
      subscriptions: bookAt(book, now).subscriptions.map((subscription) => ({
        id: subscription.id,
        billingFrequency: subscription.frequency,
        timeZone: subscription.timeZone,
        periodEndsAt: subscription.periodEndsAt.toISOString(),
        renewsOn: subscription.period.to,
        goesOn: subscription.groups.some(({ ending }) => !ending),
      })),
    };
  },
});
