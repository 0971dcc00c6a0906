import { DomainError } from '@/lib/kernel/domain-error';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { DeliveryStatus } from './input';

/** What may follow each step on a document's way to the buyer; what was accepted or refused is over (R20). */
const NEXT: Record<DeliveryStatus | 'not_sent', readonly DeliveryStatus[]> = {
  not_sent: ['sent', 'failed'],
  sent: ['delivered', 'accepted', 'refused', 'failed'],
  delivered: ['accepted', 'refused'],
  failed: ['sent', 'failed'],
  accepted: [],
  refused: [],
};

type Step = { status: DeliveryStatus; note: string | null };

/** Whether a step is written down: not where it is so already, and refused where it cannot follow what was before. */
export function decideDelivery(before: Step | null, step: Step): Result<'new' | 'known'> {
  if (before !== null && before.status === step.status && before.note === step.note) return ok('known');
  const status = before?.status ?? 'not_sent';
  const next = NEXT[status];
  return next.includes(step.status) ? ok('new') : refuse(new DomainError('delivery_step_refused', { status, next }));
}
