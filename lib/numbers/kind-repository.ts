import { and, asc, eq } from 'drizzle-orm';
import type { OperatorScope } from '@/lib/access';
import { numberKinds } from '@/lib/db/schema';
import { capabilitiesOf } from './row-repository';
import type { NumberKindView } from './view';

type Row = typeof numberKinds.$inferSelect;

const asKind = ({ voice, sms, mms, notAssignableReason: reason, type, ...kind }: Row): NumberKindView => ({
  ...kind,
  type: type as NumberKindView['type'],
  reason,
  capabilities: capabilitiesOf({ voice, sms, mms }),
});

/** Every kind of number there is. */
export async function kindRows({ db }: OperatorScope): Promise<NumberKindView[]> {
  const rows = await db.select().from(numberKinds).orderBy(asc(numberKinds.country), asc(numberKinds.type));
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
