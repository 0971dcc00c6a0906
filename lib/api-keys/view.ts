import { z } from 'zod';
import { instantView } from '@/lib/kernel/shape';
import { API_KEY_ROLES } from './input';

const named = z.object({ id: z.string(), name: z.string() });

/** A key as a company sees it: never what it is known by. */
export const apiKeyView = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(API_KEY_ROLES),
  /** What a team lead's key leads. */
  department: named.nullable(),
  createdAt: instantView,
  /** The member who made it, or the key; null where the operator did. */
  createdBy: named.nullable(),
  /** The first instant at which it no longer works. */
  expiresAt: instantView.nullable(),
  /** To the minute. */
  lastUsedAt: instantView.nullable(),
  revokedAt: instantView.nullable(),
});
export type ApiKeyView = z.infer<typeof apiKeyView>;

/** A key of a company as it is shown once. */
export const issuedApiKeyView = apiKeyView.extend({ key: z.string() });
export type IssuedApiKeyView = z.infer<typeof issuedApiKeyView>;

/** A key that was revoked, and the keys that it had made, which ended with it. */
export const revokedApiKeyView = apiKeyView.extend({ revokedWith: z.array(named) });

/** A key of the operator's making as it is shown once: afterwards only its digest exists. */
export const newApiKeyView = z.object({
  id: z.string(),
  companyId: z.string(),
  name: z.string(),
  role: z.enum(API_KEY_ROLES),
  departmentId: z.string().nullable(),
  createdAt: instantView,
  key: z.string(),
});

/** Whom a key stands for. */
export const apiKeyHolderView = z
  .object({
    keyId: z.string(),
    companyId: z.string(),
    role: z.enum(API_KEY_ROLES),
    departmentId: z.string().nullable(),
  })
  .nullable();
