const STAFF = ['support', 'operator'] as const;
const SYSTEM = ['system'] as const;
type Given = { id: string; memberId: string; grantId: string };

/** Who may let themselves into a company, and who sees and ends it (R24): rows of the authorisation matrix, by hand. */
export const supportRights = {
  getSupportCompany: [STAFF, ({ id: companyId }: Given) => ({ companyId })],
  openGrant: [
    STAFF,
    ({ id: companyId }: Given) => ({ companyId, mode: 'read', reason: 'A question', ticket: 'T-1', minutes: 60 }),
  ],
  leaveGrant: [STAFF, ({ id: companyId, grantId }: Given) => ({ companyId, grantId })],
  findGrantsToExpire: [SYSTEM, () => ({ limit: 1 })],
  expireSupportGrants: [SYSTEM],
  listSupportGrants: [['owner']],
  listOpenSupportGrants: [['owner']],
  endSupportGrant: [['owner'], ({ grantId }: Given) => ({ grantId })],
  revealMember: [[], ({ memberId }: Given) => ({ memberId })],
} as const;

/** What is open to who is in a company by a grant that reads (R24), by hand beside the program's own list. */
const TO_READ: readonly string[] = [
  'getCompany',
  'getListSettings',
  'listAuditActors',
  'listAuditEvents',
  'getAuditEvent',
  'listLicences',
  'countLicences',
  'getLicence',
  'getLicenceCosts',
  'getLicenceHistory',
  'getLicenceOutlook',
  'getOverview',
  'getLicenceSummary',
  'getLicenceTimeline',
  'getPurchase',
  'explainCharge',
  'listAlerts',
  'getUsage',
  'getDepartmentCosts',
  'getIdleLicences',
  'listNumbers',
  'countNumbers',
  'listNumberCountries',
  'getNumber',
  'getNumberCosts',
  'getNumberHistory',
  'findNumberHolder',
  'explainNumberActs',
  'explainNumber',
  'listInventory',
  'listInventoryCountries',
  'listMembers',
  'countMembers',
  'getMember',
  'getMemberCosts',
  'getDeletedMember',
  'explainMemberActs',
  'listDepartments',
  'listDepartmentNames',
  'getDepartment',
  'listRequests',
  'getRequest',
  'listPlannedChanges',
  'getPlannedChange',
  'listInvoices',
  'getInvoice',
  'getInvoiceLine',
  'listLineLicences',
  'getBilling',
  'getBillingProfile',
  'listSubscriptions',
  'getStanding',
  'revealMember',
];

/** What a grant that also acts opens beside: nothing that buys, changes roles, takes data out or makes keys. */
const TO_ACT: readonly string[] = [
  'resolveNumberSelection',
  'resolveMemberSelection',
  'quoteAssignment',
  'quoteAssignments',
  'quoteNumberChange',
  'assignNumber',
  'assignNumbers',
  'changeNumbers',
  'deleteNumber',
  'exchangeNumbers',
  'labelNumber',
  'labelNumbers',
  'reassignNumber',
  'restoreNumber',
  'takeNumber',
  'unassignNumber',
  'changeMember',
  'moveMembers',
  'createDepartment',
  'changeDepartment',
  'deleteDepartment',
];

/** The roles of grants that a use case is open to. */
export const grantsTo = (name: string): readonly ('granted_read' | 'granted_act')[] =>
  TO_READ.includes(name) ? ['granted_read', 'granted_act'] : TO_ACT.includes(name) ? ['granted_act'] : [];

/** Open to a grant that acts, but not what the matrix asks of it: a role, who leads a department, or a purchase. */
export const BEYOND_GRANTS: ReadonlySet<string> = new Set(['createDepartment']);
