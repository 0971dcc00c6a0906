'use server';

import { previewTax, setBillingProfile } from '@/lib/invoices';
import { defineAction, defineQueryAction } from '@/lib/web/define-action';

export const saveBillingDetailsAction = defineAction(setBillingProfile);
export const previewTaxAction = defineQueryAction(previewTax);
