import { defineQuery, type QueryScope } from '@/lib/access';
import { localDate } from '@/lib/kernel/calendar';
import { money } from '@/lib/kernel/money';
import { getStandingInput } from './input';
import { overdueOf } from './standing';
import { firstNumberToLeave, readStanding, type StandingContext } from './standing-repository';
import { nextState } from './standing-rules';
import { type StandingView, standingView } from './view';

/** Where the company stands, for those who can do something about it (R22). */
export const getStanding = defineQuery({
  name: 'getStanding',
  permission: 'standing:read',
  input: getStandingInput,
  output: standingView,
  handler: (scope) => standingOf(scope),
});

/** The same within an act that may just have changed it. */
export async function standingOf(scope: QueryScope): Promise<StandingView> {
  const context = await readStanding(scope);
  const { present, since, currency, unpaid, terms } = context;
  const { now } = await scope.ledger();
  const today = localDate(now, terms.timeZone);
  const [oldest] = unpaid;
  return {
    state: present.state,
    announced: present.announced,
    since,
    overdue: money(overdueOf(unpaid, today), currency),
    invoice: oldest === undefined ? null : { id: oldest.invoiceId, number: oldest.number, dueOn: oldest.dueOn },
    next: await nextOf(scope, context, today),
  };
}

async function nextOf(
  scope: QueryScope,
  { present, unpaid, terms }: StandingContext,
  today: string,
): Promise<StandingView['next']> {
  if (present.state !== 'closed') {
    const next = nextState(
      present,
      unpaid.map(({ countsFrom }) => countsFrom),
      terms,
      today,
    );
    return next && { step: next.state, on: next.on };
  }
  const leaves = await firstNumberToLeave(scope);
  return leaves === null ? null : { step: 'numbers_leave', on: leaves };
}
