'use server';

import { issueApiKey, revokeApiKey } from '@/lib/api-keys';
import { defineAction } from '@/lib/web/define-action';

export const issueApiKeyAction = defineAction(issueApiKey);
export const revokeApiKeyAction = defineAction(revokeApiKey);
