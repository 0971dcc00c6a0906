export const PATH = '/billing';

/** The page of one line of a document. */
export const linePath = ({ invoiceId, lineId }: { invoiceId: string; lineId: string }): string =>
  `${PATH}/invoices/${invoiceId}/lines/${lineId}`;
