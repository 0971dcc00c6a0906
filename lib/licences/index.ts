export { purchaseLicences, scheduleLicenceRemoval, undoLicenceRemoval } from './commands';
export { beginLicenceExport, readLicenceExport } from './export';
export { type Buyer, type PurchaseContext, readPurchaseContext } from './pricing-repository';
export { availableNow, requireUnrestricted, termsOf } from './purchase';
export { type SavedPurchase, savePurchase } from './purchase-repository';
export {
  getLicence,
  getLicenceHistory,
  getLicenceOutlook,
  getLicenceSummary,
  getLicenceTimeline,
  getPurchase,
  listLicences,
  quoteLicencePurchase,
  quoteLicenceRemoval,
} from './queries';
export { undoRemovals } from './removal-repository';
export { licenceLabel, type PurchaseTerms, quoteMoney } from './rules';
export { settleCompany } from './settle-company';
export { settledContext, settleWhatIsDue } from './settlement';
export { countLicences, resolveLicenceSelection } from './whole-list';
