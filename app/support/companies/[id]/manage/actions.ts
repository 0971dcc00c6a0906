'use server';

import { resetSecondFactor } from '@/lib/identity';
import { endInvoiceDispute, openInvoiceDispute, recordPayment, setCreditLimit } from '@/lib/invoices';
import { agreePrice, closeCompany, reopenCompany } from '@/lib/licences';
import { defineCompanyAction, defineTaskAction } from '@/lib/web/define-action';

export const closeCompanyAction = defineCompanyAction(closeCompany);
export const reopenCompanyAction = defineCompanyAction(reopenCompany);
export const setCreditLimitAction = defineCompanyAction(setCreditLimit);
export const agreePriceAction = defineCompanyAction(agreePrice);
export const recordPaymentAction = defineCompanyAction(recordPayment);
export const openDisputeAction = defineCompanyAction(openInvoiceDispute);
export const endDisputeAction = defineCompanyAction(endInvoiceDispute);
export const resetSecondFactorAction = defineTaskAction(resetSecondFactor);
