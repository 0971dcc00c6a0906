import { and, eq } from 'drizzle-orm';
import type { CommandScope, QueryScope } from '@/lib/access';
import { alertHidings, alerts } from '@/lib/db/schema';
import { newId } from '@/lib/kernel/id';
import type { AlertKind } from './kinds';
import type { Alert, Figures } from './rules';

type Known = Alert & { id: string };

/** What was the matter when somebody last looked. */
export async function knownAlerts(scope: QueryScope): Promise<Known[]> {
  const rows = await scope.db
    .select({
      id: alerts.id,
      kind: alerts.kind,
      subject: alerts.subject,
      percent: alerts.percent,
      figures: alerts.figures,
    })
    .from(alerts)
    .where(eq(alerts.companyId, scope.companyId));
  return rows.map(({ kind, figures, ...row }) => ({ ...row, kind: kind as AlertKind, figures: figures as Figures }));
}

const isOne = (scope: CommandScope, id: string) => and(eq(alerts.companyId, scope.companyId), eq(alerts.id, id));

/** A limit was crossed: what stood there before leaves, with who had put it away. Gives the alert's id. */
export async function raise(scope: CommandScope, alert: Alert, before: Known | null): Promise<string> {
  if (before !== null) await lower(scope, before);
  const id = newId('alr');
  await scope.db.insert(alerts).values({ ...alert, companyId: scope.companyId, id, raisedAt: scope.now });
  return id;
}

/** The limit is left again. */
export async function lower(scope: CommandScope, { id }: Known): Promise<void> {
  await scope.db.delete(alerts).where(isOne(scope, id));
}

/** It goes on with other figures, or at a lower level. */
export async function follow(scope: CommandScope, { id }: Known, { percent, figures }: Alert): Promise<void> {
  await scope.db.update(alerts).set({ percent, figures }).where(isOne(scope, id));
}

/** Keeps that a member put an alert away; false where that is so already. */
export async function hide(scope: CommandScope, memberId: string, alertId: string): Promise<boolean> {
  const rows = await scope.db
    .insert(alertHidings)
    .values({ companyId: scope.companyId, memberId, alertId })
    .onConflictDoNothing()
    .returning({ alertId: alertHidings.alertId });
  return rows.length > 0;
}
