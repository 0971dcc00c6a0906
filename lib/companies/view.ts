import { z } from 'zod';
import { billingFrequency, moneyView } from '@/lib/kernel/shape';

export const companyView = z.object({
  id: z.string(),
  name: z.string(),
  plan: z.string(),
  planName: z.string(),
  memberNumberLimit: z.int(),
  billingFrequency,
  currency: z.string(),
  timeZone: z.string(),
  locale: z.string().nullable(),
  autoPurchase: z.object({
    policy: z.enum(['allow', 'ask', 'block']),
    monthlyLicences: z.int().nullable(),
    monthlyCharge: moneyView.nullable(),
  }),
  state: z.enum(['active', 'past_due', 'restricted', 'closed']),
});
export type CompanyView = z.infer<typeof companyView>;
