import type { CommandScope } from '@/lib/access';
import { fromUuid } from '@/lib/kernel/id';

/** Ends quarantines whose deadline has passed: the number stays in the company's history, its line is in the inventory again (R13). */
export async function endQuarantine(scope: CommandScope): Promise<void> {
  const left = await scope.sql<{ id: string }[]>`
    with ended as (
      update numbers set status = 'left', restorable_until = null
      where company_id = ${scope.companyUuid} and status = 'quarantined' and restorable_until <= ${scope.now.toISOString()}
      returning id, e164
    ), returned as (
      update number_directory d set company_id = null from ended where d.e164 = ended.e164 and d.company_id = ${scope.companyUuid}
    )
    select id from ended`.execute();
  for (const { id } of left) {
    scope.record({
      action: 'number.left',
      targetId: fromUuid('num', id),
      before: { status: 'quarantined' },
      after: { status: 'left' },
      fellDue: true,
    });
  }
}
