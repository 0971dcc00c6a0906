export { chargeNow } from './charge-now';
export { recordPayment } from './commands';
export { type Draft, type DraftCharge, draftsUntil, nextClosing } from './draft-repository';
export { issueCharges, issueDocument } from './issue';
export { type Issued, type IssuingContext, readIssuingContext } from './issue-repository';
export { getBillingProfile, setBillingProfile } from './profile';
export { getInvoice, listInvoices } from './queries';
export { documentDates, type NewCharge, sumsOf } from './rules';
export { nextStanding, requireCredit, stepStanding } from './standing';
