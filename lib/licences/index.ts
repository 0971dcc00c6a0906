export {
  type Book,
  type BookedSubscription,
  byPrice,
  chargeOf,
  type LicenceGroup,
  merged,
  quantityOf,
  renewalAmountOf,
} from './book';
export { readBook } from './book-repository';
export { capsOf, withLevels } from './cap-rules';
export { changeCompany } from './change-company';
export { purchaseLicences, scheduleLicenceRemoval, undoLicenceRemoval } from './commands';
export { getCompanySettings } from './company-settings';
export { closeCompany, reopenCompany } from './company-state';
export { creditNotesOf, creditsFor, type Leaving, type PaidCharge } from './credit-rules';
export { beginLicenceExport, readLicenceExport } from './export';
export { type Arrival, arrive } from './frequency-move';
export { idleLicences } from './idle-repository';
export { licenceSummary } from './outlook-repository';
export { asIfPaid, readPaid } from './paid-repository';
export type { PlannedNeed } from './planned-needs';
export { findCompaniesToTell, markCompaniesTold, tellAnnouncedPrices } from './price-notices';
export { priceOn } from './price-rules';
export { agreePrice, listPrices, setListPrice } from './prices';
export { type Buyer, type PurchaseContext, readPurchaseContext } from './pricing-repository';
export { availableNow, type PurchaseOffer, requireUnrestricted, termsOf } from './purchase';
export { readCaps } from './purchase-notices';
export { type SavedPurchase, savePurchase } from './purchase-repository';
export {
  getIdleLicences,
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
export { remindables } from './reminder-repository';
export { isRenewingSoon, type Remindable } from './reminder-rules';
export { requireMinimums } from './removal';
export { stillThere, undoRemovals } from './removal-repository';
export { findCompaniesToRenew, previewRenewals, renewCompany } from './renew-company';
export { type RenewalIncrease, renewalIncrease } from './renewal-quote';
export { foresee } from './renewal-report';
export { bookAt, dueUntil, nextRenewals } from './renewal-rules';
export { comingRises } from './rise-rules';
export { dayIn, lastDay, licenceLabel, quoteMoney, requireBillable } from './rules';
export { settleCompany } from './settle-company';
export { settledContext, settleWhatIsDue } from './settlement';
export {
  changePrices,
  closeSubscription,
  moveLicences,
  nextDueInstant,
  savePendingFrequency,
  savePendingPlan,
  savePlan,
  saveRenewalAmount,
} from './settlement-repository';
export { insertSubscription } from './subscription-repository';
export { countLicences, resolveLicenceSelection } from './whole-list';
