import { newId } from '@/lib/kernel/id';

const ADMINS = ['owner', 'admin'] as const;
const OPERATOR = ['operator', 'system'] as const;
type Given = { id: string; deletedId: string; eventId: string };

/** Who may read the log, take it out, and erase a person from it (R24, R26, R27): rows of the authorisation matrix, by hand. */
export const auditRights = {
  verifyAuditChain: [OPERATOR],
  verifyOperatorLog: [OPERATOR],
  listOperatorEvents: [['operator']],
  getOperatorEvent: [['operator'], () => ({ eventId: newId('evt') })],
  listOperatorActors: [['operator']],
  listAuditEvents: [ADMINS],
  getAuditEvent: [ADMINS, ({ eventId }: Given) => ({ eventId })],
  listAuditActors: [ADMINS],
  beginAuditExport: [ADMINS, () => ({ format: 'jsonl', columns: ['at'] })],
  readAuditExport: [ADMINS],
  findMembersToErase: [['system'], () => ({ limit: 1 })],
  eraseMember: [OPERATOR, ({ id: companyId, deletedId: memberId }: Given) => ({ companyId, memberId })],
} as const;
