import type { QueryScope } from '@/lib/access';
import { localDate } from '@/lib/kernel/calendar';
import type { ListPrice, PriceBook } from './price-rules';

/** As the database says it: with the instant at which the company was told. */
export type PriceBookJson = Omit<PriceBook, 'list'> & {
  list: (Omit<ListPrice, 'toldOn'> & { toldMs: number | null })[];
};

/**
 * The prices of company `c`'s currency and its agreements; of its own plan only, or of all. A company is told of a list
 * price by name, or was founded after the day it was announced on, and then shown it from the first day on (R19).
 */
export const priceBookJson = (sql: QueryScope['sql'], plans: 'own' | 'all') => sql`jsonb_build_object(
  'list', (select coalesce(jsonb_agg(jsonb_build_object('planCode', p.plan_code, 'frequency', p.frequency, 'unitPrice', p.unit_price,
      'validFrom', p.valid_from, 'validUntil', null, 'announcedOn', p.announced_on, 'toldMs', (extract(epoch from coalesce(
        (select n.told_at from price_notices n where n.company_id = c.company_id
          and n.plan_code = p.plan_code and n.frequency = p.frequency and n.valid_from = p.valid_from),
        case when (c.created_at at time zone 'UTC')::date > p.announced_on then c.created_at end)) * 1000)::bigint)), '[]')
    from prices p where p.currency = c.currency and ${plans === 'all' ? sql`true` : sql`p.plan_code = c.plan_code`}),
  'agreed', (select coalesce(jsonb_agg(jsonb_build_object('planCode', a.plan_code, 'frequency', a.frequency, 'unitPrice', a.unit_price,
      'validFrom', a.valid_from, 'validUntil', a.valid_until) order by a.valid_from, a.created_at), '[]')
    from agreements a where a.company_id = c.company_id and ${plans === 'all' ? sql`true` : sql`a.plan_code = c.plan_code`}),
  'noticeDays', (select price_notice_days from operator_settings))`;

/** The same by the company's calendar. */
export function asPriceBook({ list, ...book }: PriceBookJson, timeZone: string): PriceBook {
  const days = new Map<number, string>();
  const dayOf = (ms: number) => {
    const day = days.get(ms) ?? localDate(new Date(ms), timeZone);
    days.set(ms, day);
    return day;
  };
  return {
    ...book,
    list: list.map(({ toldMs, ...price }) => ({ ...price, toldOn: toldMs === null ? null : dayOf(toldMs) })),
  };
}
