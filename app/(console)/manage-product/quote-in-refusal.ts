import type { Refusal } from '@/components/money-dialog/outcome';

/** The new quote that a `quote_changed` refusal carries. */
export function quoteOf<Quote>(refusal: Refusal): Quote | null {
  const { details } = refusal;
  if (typeof details !== 'object' || details === null || !('quote' in details)) return null;
  return details.quote as Quote;
}
