import { z } from 'zod';
import { defineCommand, defineOperatorTask, defineQuery } from '@/lib/access';
import { dateView } from '@/lib/kernel/shape';
import { readBook } from './book-repository';
import { companiesDueBy } from './due-repository';
import { foreseeRenewals, renewalReport, untilOf } from './renewal-report';
import { renewUntil } from './settlement';
import { nextDueInstant } from './settlement-repository';
import { renewalReportView } from './view';

const asOf = dateView.optional();

/**
 * The operator's run for one company: renews and invoices everything up to a billing day, also a future one. The company's
 * clock and its quarantines stay where they are (R17, R18).
 */
export const renewCompany = defineCommand({
  name: 'renewCompany',
  permission: 'company:settle',
  input: z.strictObject({ asOf }),
  output: renewalReportView,
  handler: async (scope, input) => {
    const book = await readBook(scope);
    const { steps, documents } = await renewUntil(scope, untilOf(input.asOf, scope.now, book.timeZone));
    if (documents.length > 0 || steps.length > 0) scope.count({ settleDueAt: await nextDueInstant(scope) });
    return renewalReport(steps, documents, book.currency);
  },
});

/** What that run would do; stores nothing. */
export const previewRenewals = defineQuery({
  name: 'previewRenewals',
  permission: 'company:settle',
  input: z.strictObject({ asOf }),
  output: renewalReportView,
  handler: (scope, input) => foreseeRenewals(scope, input.asOf),
});

/** A page of companies in which something may fall due by the end of a day, anywhere on earth; for the operator's run. */
export const findCompaniesToRenew = defineOperatorTask({
  name: 'findCompaniesToRenew',
  permission: 'company:settle',
  input: z.strictObject({ asOf, after: z.string().optional() }),
  output: z.object({ companyIds: z.array(z.string()) }),
  handler: async (scope, input) => ({ companyIds: await companiesDueBy(scope, input) }),
});
