const READERS = ['owner', 'admin', 'billing_manager', 'team_lead'] as const;
const SYSTEM = ['system'] as const;
const MONEY = ['owner', 'admin', 'billing_manager'] as const;

/** Who sees how licences are used and what departments cost (R24): rows of the authorisation matrix, by hand. */
export const usageRights = {
  getUsage: [READERS, () => ({ groupBy: 'department' })],
  getDepartmentCosts: [MONEY],
  beginDepartmentCostExport: [MONEY, () => ({ format: 'csv', columns: ['month', 'net'] })],
  readDepartmentCostExport: [MONEY],
  findCompaniesToRecord: [SYSTEM, () => ({ limit: 1 })],
  recordUsage: [SYSTEM],
  rebuildUsage: [SYSTEM, () => ({ from: '2026-01-01', to: '2026-01-31', save: true })],
} as const;
