import { z } from 'zod';
import { defineOperatorTask } from '@/lib/access';
import { API_KEY_ROLES, findApiKeyInput } from './input';
import { findHolder } from './repository';
import { apiKeyHolderView } from './view';

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
