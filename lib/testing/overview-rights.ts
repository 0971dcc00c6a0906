const LISTERS = ['owner', 'admin', 'billing_manager', 'team_lead'] as const;

/** Who sees what waits, and may put the first steps away (R24): rows of the authorisation matrix, by hand. */
export const overviewRights = {
  getOverview: [LISTERS],
  hideFirstSteps: [LISTERS],
} as const;
