import { eur, ids } from './example-ids';

type Booked = {
  invoice: { number: string; type: string; issuedOn: string | null; dueOn: string | null; poNumber: string | null };
  line: { id: string; description: string; period: { from: string; to: string } | null };
  buyer: string;
};

/** An invoice's example as it is booked. */
export function accountingAnswers({ invoice, line, buyer }: Booked) {
  const entry = {
    lineId: line.id,
    account: '626',
    costCentre: 'CC-4100',
    description: line.description,
    period: line.period,
    quantity: 1,
    net: eur(600),
    taxCode: 'FR_20',
    rateBasisPoints: 2_000,
    tax: null,
  };
  const accountingDocument = {
    id: ids.invoice,
    number: invoice.number,
    type: invoice.type,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    buyer: buyer,
    poNumber: invoice.poNumber,
    currency: 'EUR',
    entries: [
      entry,
      {
        ...entry,
        lineId: null,
        account: null,
        costCentre: null,
        description: 'Tax FR_20',
        period: null,
        quantity: null,
        net: null,
        tax: eur(120),
      },
    ],
  };
  return { AccountingEntry: entry, AccountingDocument: accountingDocument };
}
