import { z } from 'zod';
import { defineOperatorTask, defineQuery } from '@/lib/access';
import { pageOf } from '@/lib/kernel/shape';
import { keyPage } from './company-repository';
import { API_KEY_ROLES, findApiKeyInput, listApiKeysInput, noteApiKeyUseInput } from './input';
import { findHolder, saveUse } from './repository';
import { apiKeyHolderView, apiKeyView } from './view';

const roleOfKey = z.enum(API_KEY_ROLES);

/** Whom a key stands for, or null: the look-up before a company is known. */
export const findApiKey = defineOperatorTask({
  name: 'findApiKey',
  permission: 'api-keys:resolve',
  input: findApiKeyInput,
  output: apiKeyHolderView,
  handler: async (scope, { digest }) => {
    const holder = await findHolder(scope, digest);
    return holder && { ...holder, role: roleOfKey.parse(holder.role) };
  },
});

/** The company's keys that nobody has revoked. */
export const listApiKeys = defineQuery({
  name: 'listApiKeys',
  permission: 'api-keys:manage',
  input: listApiKeysInput,
  output: pageOf(apiKeyView),
  handler: keyPage,
});

/** Notes that a key is in use, to the minute; no event, since what it does is in the log. */
export const noteApiKeyUse = defineOperatorTask({
  name: 'noteApiKeyUse',
  permission: 'api-keys:resolve',
  input: noteApiKeyUseInput,
  output: z.object({}),
  handler: async (scope, { keyId }) => {
    await saveUse(scope, keyId);
    return {};
  },
});
