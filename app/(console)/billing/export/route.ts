import { getTranslations } from 'next-intl/server';
import { lineTitle } from '@/lib/i18n/line-words';
import { beginAccountingExport, readAccountingExport } from '@/lib/invoices';
import { ACCOUNTING_COLUMNS } from '@/lib/invoices/input';
import type { AccountingRow } from '@/lib/invoices/view';
import { amountText, decimalText } from '@/lib/kernel/money';
import { defineExport } from '@/lib/web/export-route';

const amount = (of: AccountingRow['net']) => of && { decimal: amountText(of) };

/** Issued invoices and credit notes for bookkeeping: a row for each line and cost centre, then one for each tax (R20). */
export const GET = defineExport({
  name: 'accounting',
  columns: ACCOUNTING_COLUMNS,
  begin: beginAccountingExport,
  read: readAccountingExport,
  cells: (row: AccountingRow) => ({
    document: row.number,
    type: row.type,
    issued_on: { day: row.issuedOn },
    due_on: { day: row.dueOn },
    buyer: row.buyer,
    account: row.account,
    cost_centre: row.costCentre,
    description: row.description,
    period_from: row.period && { day: row.period.from },
    period_to: row.period && { day: row.period.to },
    quantity: row.quantity,
    net: amount(row.net),
    tax_code: row.taxCode,
    tax_rate: { decimal: decimalText(row.rateBasisPoints, 2) },
    tax: amount(row.tax),
    currency: row.currency,
    po_number: row.poNumber,
  }),
  words: async () => {
    const [t, billing] = await Promise.all([getTranslations('exports'), getTranslations('billing')]);
    return {
      title: t('accounting.title'),
      head: (column) => t(`accounting.columns.${column}`),
      cell: (column, cell, row) => {
        if (column === 'type') return billing(`typeOf.${row.type}`);
        if (column === 'description') return row.line === null ? t('accounting.tax') : lineTitle(billing, row.line);
        return cell;
      },
    };
  },
});
