import { type CommandScope, defineCommand } from '@/lib/access';
import { decideStanding, standingOf } from '@/lib/invoices';
import { type StandingView, standingView } from '@/lib/invoices/view';
import { endEverything } from './closing';
import { decideStateInput } from './input';
import { settleWhatIsDue } from './settlement';
import { nextDueInstant } from './settlement-repository';

/** The operator closes a company at once, as it is closed when nobody pays (R22). */
export const closeCompany = defineCommand({
  name: 'closeCompany',
  permission: 'standing:decide',
  input: decideStateInput,
  output: standingView,
  handler: (scope, { reason }) => decide(scope, 'closed', reason),
});

/**
 * The operator lets a closed company in again: active, or where its invoices leave it; invoices that would close it again
 * are paid or disputed first. Numbers still in quarantine can be restored then; licences do not come back (R22).
 */
export const reopenCompany = defineCommand({
  name: 'reopenCompany',
  permission: 'standing:decide',
  input: decideStateInput,
  output: standingView,
  handler: (scope, { reason }) => decide(scope, 'open', reason),
});

async function decide(scope: CommandScope, to: 'closed' | 'open', reason: string): Promise<StandingView> {
  await settleWhatIsDue(scope);
  const { changed } = await decideStanding(scope, to, reason);
  if (changed) {
    if (to === 'closed') await endEverything(scope, {});
    scope.count({ settleDueAt: await nextDueInstant(scope) });
  }
  return standingOf(scope);
}
