import * as answers from '@/lib/api/answers';
import { type Route, route } from '@/lib/api/route';
import { issueApiKey, listApiKeys, revokeApiKey } from '@/lib/api-keys';

export const apiKeyRoutes: readonly Route[] = [
  route('GET', '/api-keys', {
    useCase: listApiKeys,
    summary: 'The company’s keys that nobody has revoked, the newest first, with when each was last used.',
    answer: answers.apiKeyList,
  }),
  route('POST', '/api-keys', {
    useCase: issueApiKey,
    summary:
      'Makes a key; only this answer shows it. `expiresOn` is the last day on which it works, in the company’s time zone; without it the key does not expire. A key that expires makes keys that expire no later.',
    answer: answers.issuedApiKey,
    status: 201,
  }),
  route('DELETE', '/api-keys/{keyId}', {
    useCase: revokeApiKey,
    summary:
      'Revokes a key at once, and the keys that it made: their next call is `unauthenticated`. A key may revoke itself.',
    answer: answers.revokedApiKey,
  }),
];
