import { and, eq, or, sql } from 'drizzle-orm';
import type { CommandScope, QueryScope } from '@/lib/access';
import { listPreferences, listViews } from '@/lib/db/schema';
import type { ListName } from './input';
import type { ListPreferencesView } from './view';

const ofMember = (scope: QueryScope, memberId: string, list: ListName) =>
  and(
    eq(listPreferences.companyId, scope.companyId),
    eq(listPreferences.memberId, memberId),
    eq(listPreferences.list, list),
  );

/** How the member wants to see the list, or null where they have changed nothing. */
export async function findPreferences(
  scope: QueryScope,
  memberId: string,
  list: ListName,
): Promise<ListPreferencesView | null> {
  const [row] = await scope.db
    .select({ hiddenColumns: listPreferences.hiddenColumns, density: listPreferences.density })
    .from(listPreferences)
    .where(ofMember(scope, memberId, list));
  return row === undefined ? null : { ...row, density: row.density === 'compact' ? 'compact' : 'comfortable' };
}

/** Keeps the preferences; null forgets them. */
export async function savePreferences(
  scope: CommandScope,
  memberId: string,
  list: ListName,
  preferences: ListPreferencesView | null,
): Promise<void> {
  if (preferences === null) {
    await scope.db.delete(listPreferences).where(ofMember(scope, memberId, list));
    return;
  }
  await scope.db
    .insert(listPreferences)
    .values({ companyId: scope.companyId, memberId, list, ...preferences })
    .onConflictDoUpdate({
      target: [listPreferences.companyId, listPreferences.memberId, listPreferences.list],
      set: preferences,
    });
}

export type ViewRow = { id: string; list: string; memberId: string; name: string; query: string; shared: boolean };

/** The member's own views of the list and those shared with the company, by name. */
export function viewsFor(scope: QueryScope, memberId: string, list: ListName): Promise<ViewRow[]> {
  return viewRows(scope)
    .where(
      and(
        eq(listViews.companyId, scope.companyId),
        eq(listViews.list, list),
        or(eq(listViews.memberId, memberId), eq(listViews.shared, true)),
      ),
    )
    .orderBy(sql`lower(${listViews.name})`, listViews.id);
}

/** One view of the company, or null. */
export async function findView(scope: QueryScope, viewId: string): Promise<ViewRow | null> {
  const [row] = await viewRows(scope).where(and(eq(listViews.companyId, scope.companyId), eq(listViews.id, viewId)));
  return row ?? null;
}

const viewRows = (scope: QueryScope) =>
  scope.db
    .select({
      id: listViews.id,
      list: listViews.list,
      memberId: listViews.memberId,
      name: listViews.name,
      query: listViews.query,
      shared: listViews.shared,
    })
    .from(listViews);

/** Adds a view. */
export async function insertView(scope: CommandScope, view: ViewRow): Promise<void> {
  await scope.db.insert(listViews).values({ companyId: scope.companyId, ...view, createdAt: scope.now });
}

/** Deletes a view. */
export async function removeView(scope: CommandScope, viewId: string): Promise<void> {
  await scope.db.delete(listViews).where(and(eq(listViews.companyId, scope.companyId), eq(listViews.id, viewId)));
}
