import { addDays } from '@/lib/kernel/calendar';
import type { SaidAlert } from '@/lib/notices';
import type { AlertKind } from './kinds';

const NOTHING = {
  departmentId: null,
  departmentName: null,
  cap: null,
  billingFrequency: null,
  percent: 100,
  count: null,
  outOf: null,
  charge: null,
  limit: null,
  on: null,
};

/** An alert of a kind with made-up figures, for who wants to see how it is told. */
export function exampleOf(kind: AlertKind, currency: string, today: string): SaidAlert {
  const figures: Record<AlertKind, Partial<SaidAlert>> = {
    licences_low: { count: 3, outOf: 5 },
    licences_assigned: { percent: 80, count: 40, outOf: 50 },
    automatic_purchase: { count: 2, charge: 2_400 },
    cap: { cap: 'monthly_licences', percent: 80, count: 8, outOf: 10 },
    spend: { percent: 75, charge: 75_000, limit: 100_000 },
    waste: { billingFrequency: 'monthly', count: 4, charge: 4_800, on: addDays(today, 7) },
  };
  return { kind, currency, ...NOTHING, ...figures[kind] };
}
