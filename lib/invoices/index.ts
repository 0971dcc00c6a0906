export { recordPayment } from './commands';
export { addToMonth, type Draft, draftsUntil, insertDraft, nextClosing } from './draft-repository';
export { issueCharges, issueDocument } from './issue';
export { type Issued, type IssuingContext, readIssuingContext } from './issue-repository';
export { getBillingProfile, setBillingProfile } from './profile';
export { getInvoice, listInvoices } from './queries';
export { documentDates, type NewCharge, sumsOf } from './rules';
