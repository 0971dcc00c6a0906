const READERS = ['owner', 'admin', 'billing_manager', 'team_lead'] as const;
const MONEY = ['owner', 'admin', 'billing_manager'] as const;

/** Who sees how licences are used and what departments cost (R24): rows of the authorisation matrix, by hand. */
export const usageRights = {
  getUsage: [READERS, () => ({ groupBy: 'department' })],
  getDepartmentCosts: [MONEY],
} as const;
