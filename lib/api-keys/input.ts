import { z } from 'zod';
import { idText, plainText } from '@/lib/kernel/shape';

/** Roles a program can act in (R24). */
export const API_KEY_ROLES = ['owner', 'admin', 'billing_manager', 'team_lead'] as const;

/** A team lead's key leads one department, or none and sees nobody; every other key sees the whole company. */
export const createApiKeyInput = z
  .strictObject({
    companyId: idText,
    role: z.enum(API_KEY_ROLES),
    departmentId: idText.optional(),
    name: plainText(80).default('API key'),
  })
  .refine((input) => input.role === 'team_lead' || input.departmentId === undefined, {
    error: 'Only a key of a team lead takes a department.',
    path: ['departmentId'],
  });

export const findApiKeyInput = z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) });
