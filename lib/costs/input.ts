import { z } from 'zod';
import { dateView, idText, pageInput } from '@/lib/kernel/shape';

export const getInvoiceLineInput = z.strictObject({ invoiceId: idText, lineId: idText });
export const explainChargeInput = z.strictObject({ purchaseId: idText });
export const listLineLicencesInput = z.strictObject({ ...pageInput, invoiceId: idText, lineId: idText });

/** Periods that end after a day; without one, those of the last 24 months. */
const from = dateView.optional();
export const licenceCostsInput = z.strictObject({ licenceId: idText, from });
export const numberCostsInput = z.strictObject({ numberId: idText, from });
export const memberCostsInput = z.strictObject({ memberId: idText, from });
