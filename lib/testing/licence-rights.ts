import type { Given } from './given-ids';

const MONEY = ['owner', 'admin', 'billing_manager'] as const;
const ADMINS = ['owner', 'admin'] as const;

/** Who may read, buy and remove licences (R24): rows of the authorisation matrix, by hand. */
export const licenceRights = {
  getLicence: [['owner', 'admin', 'billing_manager', 'team_lead'], ({ licenceId }: Given) => ({ licenceId })],
  getLicenceHistory: [ADMINS, ({ licenceId }: Given) => ({ licenceId })],
  getLicenceOutlook: [['owner', 'admin', 'billing_manager', 'team_lead']],
  getIdleLicences: [['owner', 'admin', 'billing_manager']],
  getLicenceSummary: [['owner', 'admin', 'billing_manager', 'team_lead']],
  getLicenceTimeline: [MONEY, ({ licenceId }: Given) => ({ licenceId })],
  getPurchase: [MONEY, ({ purchaseId }: Given) => ({ purchaseId })],
  listLicences: [['owner', 'admin', 'billing_manager', 'team_lead']],
  purchaseLicences: [MONEY, () => ({ quantity: 1 })],
  quoteLicencePurchase: [MONEY, () => ({ quantity: 1 })],
  quoteLicenceRemoval: [MONEY, ({ licenceId }: Given) => ({ licenceIds: [licenceId] })],
  scheduleLicenceRemoval: [MONEY, ({ licenceId }: Given) => ({ licenceIds: [licenceId] })],
  undoLicenceRemoval: [MONEY, ({ licenceId }: Given) => ({ licenceId })],
} as const;
