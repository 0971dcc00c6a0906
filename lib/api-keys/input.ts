import { z } from 'zod';
import { idText, pageInput, plainText } from '@/lib/kernel/shape';

/** Roles a program can act in (R24). */
export const API_KEY_ROLES = ['owner', 'admin', 'billing_manager', 'team_lead'] as const;
export type ApiKeyRole = (typeof API_KEY_ROLES)[number];

const wish = { role: z.enum(API_KEY_ROLES), departmentId: idText.optional() };

/** A team lead's key leads one department, or none and sees nobody; every other key sees the whole company. */
const leadsAsLead = ({ role, departmentId }: { role: ApiKeyRole; departmentId?: string | undefined }) =>
  role === 'team_lead' || departmentId === undefined;
const LEADS_AS_LEAD = { error: 'Only a key of a team lead takes a department.', path: ['departmentId'] };

export const createApiKeyInput = z
  .strictObject({ companyId: idText, ...wish, name: plainText(80).default('API key') })
  .refine(leadsAsLead, LEADS_AS_LEAD);

/** `expiresOn` is the last day on which the key works, in the company's time zone. */
export const issueApiKeyInput = z
  .strictObject({ name: plainText(80), ...wish, expiresOn: z.iso.date('Must be a date such as 2027-01-31.').nullish() })
  .refine(leadsAsLead, LEADS_AS_LEAD);

export const listApiKeysInput = z.strictObject(pageInput);
export const revokeApiKeyInput = z.strictObject({ keyId: idText });

export const findApiKeyInput = z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) });
export const noteApiKeyUseInput = z.strictObject({ keyId: idText });
