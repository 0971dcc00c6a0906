import type { InvoiceLineView } from './view';

type Described = Pick<InvoiceLineView, 'cause' | 'quantity' | 'plan' | 'billingFrequency' | 'period' | 'subscription'>;

const CAUSES: Record<Described['cause'], string> = {
  purchase_manual: 'added',
  purchase_automatic: 'bought automatically during an assignment',
  renewal: 'renewed',
  plan_change: 'change of plan',
  frequency_change: 'change of billing frequency',
  credit: 'credit',
};

/** A line in words, as programs read it; the console says it in its reader’s language. */
export function describeLine({ cause, quantity, plan, billingFrequency, period, subscription }: Described): string {
  if (cause === 'credit' && subscription === null)
    return `correction of what was charged on ${plan}, ${period.from} to ${period.to} (exclusive)`;
  const what = [quantity, billingFrequency, quantity === 1 ? 'licence' : 'licences', 'on', plan];
  return `${what.filter((word) => word !== null).join(' ')}, ${CAUSES[cause]}, ${period.from} to ${period.to} (exclusive)`;
}
