import { and, eq, sql } from 'drizzle-orm';
import type { CommandScope, QueryScope } from '@/lib/access';
import { members } from '@/lib/db/schema';
import { toUuid } from '@/lib/kernel/id';

/** The member's sessions that still count, as the view of a company's own sessions tells. */
export async function countLivingSessions(scope: QueryScope, memberId: string): Promise<number> {
  const [row] = await scope.sql<{ living: number }[]>`
    select count(*)::int as living from members m join member_sessions s on s.company_id = m.company_id and s.member_id = m.id
    where m.company_id = ${scope.companyUuid} and m.id = ${toUuid('mem', memberId)} and m.status = 'active'
      and s.ended_at is null and s.expires_at > clock_timestamp()
      and (m.access_void_before is null or s.created_at > m.access_void_before)`.execute();
  return row?.living ?? 0;
}

/** Makes every session that the member has in the company worthless, by the database's clock, as sessions know no other. */
export async function voidSessions(scope: CommandScope, memberId: string): Promise<void> {
  await scope.db
    .update(members)
    .set({ accessVoidBefore: sql`clock_timestamp()` })
    .where(and(eq(members.companyId, scope.companyId), eq(members.id, memberId)));
}
