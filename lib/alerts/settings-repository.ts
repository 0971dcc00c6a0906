import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { CommandScope, OperatorScope, QueryScope } from '@/lib/access';
import { alertSettings, companies, departments, departmentThresholds } from '@/lib/db/schema';
import { fromUuid } from '@/lib/kernel/id';
import { money } from '@/lib/kernel/money';
import type { AlertSettingsView } from './view';

/** What the company set, or what holds where it set nothing. */
export async function settingsOf(scope: QueryScope): Promise<AlertSettingsView> {
  const [[row], thresholds] = await Promise.all([
    scope.db
      .select({
        currency: companies.currency,
        freeLicences: alertSettings.freeLicences,
        watchesAssigned: sql<boolean>`coalesce(${alertSettings.watchesAssigned}, true)`,
        monthlySpend: alertSettings.monthlySpend,
      })
      .from(companies)
      .leftJoin(alertSettings, eq(alertSettings.companyId, companies.companyId))
      .where(eq(companies.companyId, scope.companyId)),
    scope.db
      .select({ id: departments.id, name: departments.name, freeLicences: departmentThresholds.freeLicences })
      .from(departmentThresholds)
      .innerJoin(
        departments,
        and(
          eq(departments.companyId, departmentThresholds.companyId),
          eq(departments.id, departmentThresholds.departmentId),
        ),
      )
      .where(eq(departmentThresholds.companyId, scope.companyId))
      .orderBy(asc(sql`lower(${departments.name})`), asc(departments.id)),
  ]);
  if (row === undefined) throw new Error('a scope has its company');
  const { monthlySpend, ...rest } = row;
  return {
    ...rest,
    monthlySpend: monthlySpend === null ? null : money(monthlySpend, row.currency),
    departments: thresholds,
  };
}

type Settings = Partial<{ freeLicences: number | null; watchesAssigned: boolean; monthlySpend: number | null }>;

/** Stores what the company sets. */
export async function saveSettings(scope: CommandScope, settings: Settings): Promise<void> {
  if (Object.keys(settings).length === 0) return;
  await scope.db
    .insert(alertSettings)
    .values({ companyId: scope.companyId, ...settings })
    .onConflictDoUpdate({ target: alertSettings.companyId, set: settings });
}

/** Those of the departments that are there. */
export async function knownDepartments(scope: QueryScope, ids: readonly string[]): Promise<string[]> {
  const rows = await scope.db
    .select({ id: departments.id })
    .from(departments)
    .where(and(eq(departments.companyId, scope.companyId), inArray(departments.id, [...ids])));
  return rows.map(({ id }) => id);
}

type Threshold = { departmentId: string; freeLicences: number | null };

/** Stores thresholds of departments; those without a number are taken away. */
export async function saveThresholds(scope: CommandScope, thresholds: readonly Threshold[]): Promise<void> {
  const { companyId } = scope;
  const gone = thresholds.filter(({ freeLicences }) => freeLicences === null).map((one) => one.departmentId);
  const kept = thresholds.flatMap(({ departmentId, freeLicences }) =>
    freeLicences === null ? [] : { companyId, departmentId, freeLicences },
  );
  if (gone.length > 0)
    await scope.db
      .delete(departmentThresholds)
      .where(and(eq(departmentThresholds.companyId, companyId), inArray(departmentThresholds.departmentId, gone)));
  if (kept.length > 0)
    await scope.db
      .insert(departmentThresholds)
      .values(kept)
      .onConflictDoUpdate({
        target: [departmentThresholds.companyId, departmentThresholds.departmentId],
        set: { freeLicences: sql`excluded.free_licences` },
      });
}

/** Keeps up to where the log was looked at, and when the figures change by themselves. */
export function saveAssessed(scope: CommandScope, sequence: number, next: Date): void {
  scope.defer(scope.sql`
    insert into alert_settings (company_id, assessed_to, assess_at) values (${scope.companyUuid}, ${sequence}, ${next.toISOString()})
    on conflict (company_id) do update set assessed_to = excluded.assessed_to, assess_at = excluded.assess_at`);
}

/** Companies whose log went on since somebody looked, or whose day is over: those first that wait for the clock. */
export async function companiesToAssess({ sql: query }: OperatorScope, limit: number): Promise<string[]> {
  const rows = await query<{ company_id: string }[]>`
    select l.company_id from company_ledgers l left join alert_settings s on s.company_id = l.company_id
    where (l.audit_sequence > coalesce(s.assessed_to, 0) or s.assess_at <= clock_timestamp())
      and not exists (select from pgboss.job j where j.name = 'alerts' and j.id = l.company_id)
    order by s.assess_at nulls first limit ${limit}`.execute();
  return rows.map((row) => fromUuid('com', row.company_id));
}
