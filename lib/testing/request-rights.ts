type Given = { requestId: string; freeId: string; memberId: string };

const MONEY = ['owner', 'admin', 'billing_manager'] as const;
const READERS = ['owner', 'admin', 'team_lead'] as const;

/** Who may ask for a number and answer that (R23, R24): rows of the authorisation matrix, by hand. */
export const requestRights = {
  approveRequest: [MONEY, ({ requestId, freeId: numberId }: Given) => ({ requestId, numberId })],
  createRequest: [['team_lead'], ({ memberId }: Given) => ({ memberId })],
  declineRequest: [MONEY, ({ requestId }: Given) => ({ requestId, reason: 'No' })],
  quoteRequest: [MONEY, ({ requestId, freeId: numberId }: Given) => ({ requestId, numberId })],
  getRequest: [[...READERS, 'billing_manager'], ({ requestId }: Given) => ({ requestId })],
  listRequestableKinds: [['team_lead']],
  listRequests: [[...READERS, 'billing_manager']],
  withdrawRequest: [['team_lead'], ({ requestId }: Given) => ({ requestId })],
} as const;
