import { newId } from '@/lib/kernel/id';

type Given = { departmentId: string; keyId: string };

/** Who may make, see and revoke a company's keys (R24): rows of the authorisation matrix, by hand. */
export const apiKeyRights = {
  issueApiKey: [['owner'], ({ departmentId }: Given) => ({ name: 'Sync', role: 'team_lead', departmentId })],
  listApiKeys: [['owner']],
  revokeApiKey: [['owner'], ({ keyId }: Given) => ({ keyId })],
  noteApiKeyUse: [['system'], () => ({ keyId: newId('key') })],
} as const;
