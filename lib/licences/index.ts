export { purchaseLicences, scheduleLicenceRemoval, undoLicenceRemoval } from './commands';
export { type PurchaseContext, readPurchaseContext, type Buyer } from './pricing-repository';
export { availableNow, requireUnrestricted, termsOf } from './purchase';
export { savePurchase, type SavedPurchase } from './purchase-repository';
export { getLicence, getLicenceHistory, getLicenceOutlook, getLicenceSummary, getPurchase, listLicences, quoteLicencePurchase, quoteLicenceRemoval } from './queries';
export { licenceLabel, type PurchaseTerms, quoteMoney } from './rules';
export { settleCompany } from './settle-company';
export { undoRemovals } from './removal-repository';
export { settledContext, settleWhatIsDue } from './settlement';
