import { and, asc, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { OperatorScope } from '@/lib/access';
import { numberKinds } from '@/lib/db/schema';
import type { listNumberKindsInput } from './input';
import { capabilitiesOf } from './row-repository';
import type { NumberKindView } from './view';

type Row = typeof numberKinds.$inferSelect;

const asKind = ({ voice, sms, mms, notAssignableReason: reason, type, ...kind }: Row): NumberKindView => ({
  ...kind,
  type: type as NumberKindView['type'],
  reason,
  capabilities: capabilitiesOf({ voice, sms, mms }),
});

/** Kinds of number: of a country, or those of which there is a line in stock, or all. */
export async function kindRows(
  { db }: OperatorScope,
  { country, stocked }: z.output<typeof listNumberKindsInput>,
): Promise<NumberKindView[]> {
  const inStock = sql`exists (select from number_directory d where d.company_id is null
    and d.country = ${numberKinds.country} and d.type = ${numberKinds.type})`;
  const rows = await db
    .select()
    .from(numberKinds)
    .where(and(country === undefined ? undefined : eq(numberKinds.country, country), stocked ? inStock : undefined))
    .orderBy(asc(numberKinds.country), asc(numberKinds.type));
  return rows.map(asKind);
}

/** One of them, which nobody else changes meanwhile; null if there is none. */
export async function lockKind(
  { db }: OperatorScope,
  { country, type }: Pick<NumberKindView, 'country' | 'type'>,
): Promise<NumberKindView | null> {
  const [row] = await db
    .select()
    .from(numberKinds)
    .where(and(eq(numberKinds.country, country), eq(numberKinds.type, type)))
    .for('update');
  return row === undefined ? null : asKind(row);
}

/** Stores how long its quarantine lasts. */
export async function saveQuarantine(
  { db }: OperatorScope,
  { country, type, quarantineDays }: NumberKindView,
): Promise<void> {
  await db
    .update(numberKinds)
    .set({ quarantineDays })
    .where(and(eq(numberKinds.country, country), eq(numberKinds.type, type)));
}
