import { z } from 'zod';
import { instantView, pageOf } from '@/lib/kernel/shape';
import { GRANT_MODES } from './input';

/** Why a grant ended: its holder left, the company ended it, or its time was over. */
const ENDINGS = ['left', 'company', 'expired'] as const;

/** Who of the operator is or was in the company, why, how and until when (R24). */
export const supportGrantView = z.object({
  id: z.string(),
  staffName: z.string(),
  mode: z.enum(GRANT_MODES),
  reason: z.string(),
  ticket: z.string(),
  openedAt: instantView,
  expiresAt: instantView,
  /** Null while it lasts. */
  ended: z.object({ at: instantView, because: z.enum(ENDINGS), byName: z.string().nullable() }).nullable(),
});
export type SupportGrantView = z.infer<typeof supportGrantView>;

export const supportGrantsView = pageOf(supportGrantView);
export const openSupportGrantsView = z.object({ data: z.array(supportGrantView) });

/** What the operator's people see of a company without a grant: what it is called, its plan and state, and who was in it. */
export const supportCompanyView = z.object({
  id: z.string(),
  name: z.string(),
  planName: z.string(),
  state: z.enum(['active', 'past_due', 'restricted', 'closed']),
  /** The latest first, at most twenty. */
  grants: z.array(supportGrantView.extend({ isOwn: z.boolean() })),
});
export type SupportCompanyView = z.infer<typeof supportCompanyView>;

export const grantReference = z.object({ id: z.string() });
export const revealedView = z.object({ memberId: z.string() });
export const companiesView = z.object({ companyIds: z.array(z.string()) });
export const expiredView = z.object({ expired: z.int() });
