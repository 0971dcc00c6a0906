import { and, eq, inArray } from 'drizzle-orm';
import type { CommandScope, QueryScope } from '@/lib/access';
import { alertHidings, alerts } from '@/lib/db/schema';
import { toUuid } from '@/lib/kernel/id';
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
      period: alerts.period,
      percent: alerts.percent,
      figures: alerts.figures,
    })
    .from(alerts)
    .where(eq(alerts.companyId, scope.companyId));
  return rows.map(({ kind, figures, ...row }) => ({ ...row, kind: kind as AlertKind, figures: figures as Figures }));
}

type Raised = Alert & { id: string };

/** Limits were crossed. */
export async function insertAlerts(scope: CommandScope, raised: readonly Raised[]): Promise<void> {
  if (raised.length === 0) return;
  const { companyId, now } = scope;
  await scope.db.insert(alerts).values(raised.map((alert) => ({ ...alert, companyId, raisedAt: now })));
}

/** Limits are left again; with an alert leaves who had put it away. */
export async function deleteAlerts(scope: CommandScope, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await scope.db.delete(alerts).where(and(eq(alerts.companyId, scope.companyId), inArray(alerts.id, [...ids])));
}

/** Alerts go on with other figures, or at a lower level. */
export async function followAlerts({ sql, companyUuid }: CommandScope, moved: readonly Raised[]): Promise<void> {
  if (moved.length === 0) return;
  const rows = moved.map(({ id, percent, figures }) => ({ id: toUuid('alr', id), percent, figures }));
  await sql`
    update alerts a set percent = m.percent, figures = m.figures
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as m(id uuid, percent int, figures jsonb)
    where a.company_id = ${companyUuid} and a.id = m.id`.execute();
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
