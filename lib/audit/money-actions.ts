import type { AuditAction } from '@/lib/access';

/** What moves money, or decides that it will: who did it is named for longer than everything else (R27). */
export const MONEY_ACTIONS = [
  'company.auto_purchase_changed',
  'company.billing_profile_changed',
  'company.plan_change_called_off',
  'company.plan_change_scheduled',
  'company.plan_changed',
  'licence.purchased',
  'licence.removal_scheduled',
  'licence.removal_undone',
  'request.approved',
  'subscription.frequency_change_called_off',
  'subscription.frequency_change_scheduled',
  'subscription.frequency_changed',
] as const satisfies readonly AuditAction[];
