import { z } from 'zod';
import { idText, pageInput, plainText } from '@/lib/kernel/shape';

/** A grant lasts an hour at most (R24). */
const MOST_MINUTES = 60;
export const GRANT_MODES = ['read', 'act'] as const;

export const openGrantInput = z.strictObject({
  companyId: idText,
  mode: z.enum(GRANT_MODES, 'Must be "read" or "act".'),
  reason: plainText(500),
  ticket: plainText(60),
  minutes: z
    .int('Must be a whole number.')
    .min(1, 'Must be at least 1.')
    .max(MOST_MINUTES, `Must be at most ${MOST_MINUTES}.`),
});

export const supportCompanyInput = z.strictObject({ companyId: idText });
export const leaveGrantInput = z.strictObject({ companyId: idText, grantId: idText });
export const listSupportGrantsInput = z.strictObject(pageInput);
export const openSupportGrantsInput = z.strictObject({});
export const endSupportGrantInput = z.strictObject({ grantId: idText });
export const revealMemberInput = z.strictObject({ memberId: idText });
export const findGrantsToExpireInput = z.strictObject({ limit: z.int().min(1).max(1_000) });
export const expireSupportGrantsInput = z.strictObject({});
