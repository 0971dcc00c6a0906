const LISTERS = ['owner', 'admin', 'billing_manager', 'team_lead'] as const;
const MONEY = ['owner', 'admin', 'billing_manager'] as const;
const SYSTEM = ['system'] as const;

/** Who is alerted, and who sets when (R24): rows of the authorisation matrix, by hand. */
export const alertRights = {
  listAlerts: [LISTERS],
  hideAlert: [LISTERS, ({ alertId }: { alertId: string }) => ({ alertId })],
  getNotificationChoices: [LISTERS],
  chooseNotification: [LISTERS, () => ({ event: 'licences_low', channel: 'mail', wanted: false })],
  testNotification: [LISTERS, () => ({ event: 'licences_low' })],
  getAlertSettings: [MONEY],
  changeAlertSettings: [MONEY, () => ({ freeLicences: 3 })],
  findCompaniesToAssess: [SYSTEM, () => ({ limit: 1 })],
  assessAlerts: [SYSTEM],
} as const;
