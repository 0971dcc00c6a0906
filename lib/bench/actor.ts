import type { ApiKeyActor, RunOptions } from '@/lib/access';

/** A program with an owner's key, as the REST API makes one. */
export const ownerOf = (companyId: string): ApiKeyActor => ({
  kind: 'api_key',
  keyId: 'key_01000000000070008000000000000001',
  companyId,
  role: 'owner',
  ledDepartmentIds: [],
});

export const asked: RunOptions = { request: { requestId: 'req_01000000000070008000000000000001', origin: 'api' } };
