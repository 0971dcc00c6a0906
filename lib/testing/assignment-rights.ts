const ADMINS = ['owner', 'admin'] as const;
const READERS = ['owner', 'admin', 'team_lead'] as const;
const NO_MONEY = { amount: 0, currency: 'EUR' };
type Given = Record<'deletedId' | 'departureId' | 'freeId' | 'heldId' | 'heldToo' | 'memberId', string>;

/** Who may assign, take back, delete and restore numbers, and let members leave (R24): rows of the authorisation matrix, by hand. */
export const assignmentRights = {
  assignNumber: [ADMINS, ({ memberId, freeId: numberId }: Given) => ({ memberId, numberId })],
  assignNumbers: [
    ADMINS,
    ({ memberId, freeId: numberId }: Given) => ({
      items: [{ memberId, numberId }],
      maxPurchases: 1,
      maxCharge: NO_MONEY,
    }),
  ],
  quoteAssignments: [ADMINS, ({ memberId, freeId: numberId }: Given) => ({ items: [{ memberId, numberId }] })],
  changeNumbers: [ADMINS, ({ memberId, heldId }: Given) => ({ act: 'reassign', numberIds: [heldId], memberId })],
  quoteNumberChange: [ADMINS, ({ heldId }: Given) => ({ act: 'delete', numberIds: [heldId] })],
  deactivateMember: [ADMINS, ({ memberId }: Given) => ({ memberId })],
  deleteMember: [ADMINS, ({ memberId }: Given) => ({ memberId, numbers: { default: { mode: 'unassign' } } })],
  exchangeNumbers: [ADMINS, ({ heldId: numberId, heldToo: withNumberId }: Given) => ({ numberId, withNumberId })],
  explainNumber: [ADMINS, ({ heldId: number }: Given) => ({ number })],
  explainNumberActs: [READERS, ({ heldId: numberId }: Given) => ({ numberId })],
  explainMemberActs: [READERS, ({ memberId }: Given) => ({ memberId })],
  previewDeparture: [ADMINS, ({ memberId }: Given) => ({ memberId })],
  getDeletedMember: [ADMINS, ({ deletedId }: Given) => ({ memberId: deletedId })],
  getDeparture: [ADMINS, ({ departureId }: Given) => ({ departureId })],
  quoteDepartureUndo: [ADMINS, ({ departureId }: Given) => ({ departureId })],
  undoDeparture: [ADMINS, ({ departureId }: Given) => ({ departureId })],
  reactivateMember: [ADMINS, ({ memberId }: Given) => ({ memberId })],
  deleteNumber: [ADMINS, ({ freeId: numberId }: Given) => ({ numberId })],
  quoteAssignment: [ADMINS, ({ memberId, freeId: numberId }: Given) => ({ memberId, numberId })],
  reassignNumber: [ADMINS, ({ heldId: numberId, memberId }: Given) => ({ numberId, memberId })],
  restoreNumber: [ADMINS, ({ freeId: numberId }: Given) => ({ numberId })],
  unassignNumber: [ADMINS, ({ heldId: numberId }: Given) => ({ numberId })],
} as const;
