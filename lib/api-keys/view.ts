import { z } from 'zod';
import { instantView } from '@/lib/kernel/shape';
import { API_KEY_ROLES } from './input';

/** A key as it is shown once: afterwards only its digest exists. */
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
