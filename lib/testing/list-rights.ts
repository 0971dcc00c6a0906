const READERS = ['owner', 'admin', 'team_lead'] as const;
const LISTERS = ['owner', 'admin', 'billing_manager', 'team_lead'] as const;
type Given = { departmentId: string; memberId: string; viewId: string };

/** Who may count, choose from, export and arrange lists (R24): rows of the authorisation matrix, by hand. */
export const listRights = {
  countMembers: [READERS, ({ departmentId }: Given) => ({ departmentId })],
  resolveMemberSelection: [
    READERS,
    ({ departmentId }: Given) => ({ selection: { kind: 'matching', filter: { departmentId }, count: 1 } }),
  ],
  beginMemberExport: [READERS, ({ departmentId }: Given) => ({ departmentId, format: 'csv', columns: ['email'] })],
  readMemberExport: [READERS, ({ departmentId }: Given) => ({ departmentId })],
  countNumbers: [READERS, ({ memberId }: Given) => ({ memberId })],
  resolveNumberSelection: [
    READERS,
    ({ memberId }: Given) => ({ selection: { kind: 'matching', filter: { memberId }, count: 1 } }),
  ],
  beginNumberExport: [READERS, ({ memberId }: Given) => ({ memberId, format: 'csv', columns: ['number'] })],
  readNumberExport: [READERS, ({ memberId }: Given) => ({ memberId })],
  countLicences: [LISTERS],
  resolveLicenceSelection: [LISTERS, () => ({ selection: { kind: 'matching', filter: {}, count: 1 } })],
  beginLicenceExport: [LISTERS, () => ({ format: 'csv', columns: ['licence'] })],
  readLicenceExport: [LISTERS],
  getListSettings: [LISTERS, () => ({ list: 'members' })],
  setListPreferences: [LISTERS, () => ({ list: 'members', hiddenColumns: ['email'], density: 'compact' })],
  saveView: [LISTERS, () => ({ list: 'members', name: 'Mine', query: 'q=x' })],
  deleteView: [LISTERS, ({ viewId }: Given) => ({ viewId })],
} as const;
