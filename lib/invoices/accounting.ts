import { defineCommand, defineQuery } from '@/lib/access';
import { exportView } from '@/lib/kernel/export-format';
import { pageOf } from '@/lib/kernel/shape';
import { accountingPage, countDocuments } from './accounting-repository';
import { accountingDocumentView, accountingRowView } from './accounting-view';
import { beginAccountingExportInput, listAccountingInput, readAccountingExportInput } from './input';

/** Documents read at a time: memory stays the same however many there are. */
const DOCUMENTS_AT_A_TIME = 100;

/** A page of issued invoices and credit notes as they are booked, the oldest first (R20). */
export const listAccounting = defineQuery({
  name: 'listAccounting',
  permission: 'invoices:read',
  input: listAccountingInput,
  output: pageOf(accountingDocumentView),
  handler: accountingPage,
});

/** Writes down who takes which documents out, before the first row leaves (R26). */
export const beginAccountingExport = defineCommand({
  name: 'beginAccountingExport',
  permission: 'invoices:read',
  worksWhenClosed: true,
  input: beginAccountingExportInput,
  output: exportView,
  handler: async (scope, { format, columns, ...filter }) => {
    const count = await countDocuments(scope, filter);
    scope.record({
      action: 'accounting.exported',
      targetId: scope.companyId,
      after: { filter, columns, format, count },
    });
    return { count };
  },
});

/** The rows of that export: one for each line and cost centre of a document, then one for each of its taxes. */
export const readAccountingExport = defineQuery({
  name: 'readAccountingExport',
  permission: 'invoices:read',
  input: readAccountingExportInput,
  output: pageOf(accountingRowView),
  handler: async (scope, input) => {
    const page = await accountingPage(scope, { ...input, limit: DOCUMENTS_AT_A_TIME });
    const data = page.data.flatMap(({ entries, ...document }) => entries.map((entry) => ({ ...document, ...entry })));
    return { ...page, data };
  },
});
