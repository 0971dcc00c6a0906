import { type CommandScope, defineCommand } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { fromUuid } from '@/lib/kernel/id';
import { settleWhatIsDue } from '@/lib/licences';
import { numberById } from '@/lib/numbers';
import { readMemberStates } from './departure-repository';
import { saveHolderChanges } from './holder-repository';
import { exchangeNumbersInput } from './input';
import { requireActive, requireHeld, type Standing } from './rules';
import { recordHandover } from './save-departure';
import { type ExchangeView, exchangeView } from './view';
import { findNumber } from './write-repository';

type Held = { numberId: string; memberId: string; licenceId: string };

/**
 * Two members give each other a number in one step: each number stays on its licence, nothing is bought and nobody holds
 * one more, so it works at the plan's limit and above it too (R4, R8). Of one member's own two numbers nothing changes.
 */
export const exchangeNumbers = defineCommand({
  name: 'exchangeNumbers',
  permission: 'numbers:assign',
  input: exchangeNumbersInput,
  output: exchangeView,
  handler: async (scope, { numberId, withNumberId, history = 'keep' }) => {
    await settleWhatIsDue(scope);
    const one = await requireHeldNumber(scope, numberId);
    const other = await requireHeldNumber(scope, withNumberId);
    if (one.memberId !== other.memberId) {
      const members = await readMemberStates(scope, [one.memberId, other.memberId]);
      for (const member of members.values()) requireActive(member);
      saveHolderChanges(scope, [
        recordHandover(scope, one, other.memberId, history),
        recordHandover(scope, other, one.memberId, history),
      ]);
    }
    return shown(scope, numberId, withNumberId);
  },
});

async function requireHeldNumber(scope: CommandScope, numberId: string): Promise<Held> {
  const row = await findNumber(scope, numberId);
  if (row === null) throw new DomainError('not_found');
  requireHeld({ status: row.status as Standing['status'], number: { id: numberId, e164: row.e164 } });
  if (row.member_id === null || row.licence_id === null) throw new Error('an assigned number that nobody holds');
  return { numberId, memberId: fromUuid('mem', row.member_id), licenceId: fromUuid('lic', row.licence_id) };
}

async function shown(scope: CommandScope, numberId: string, withNumberId: string): Promise<ExchangeView> {
  const number = await numberById(scope, numberId);
  const withNumber = await numberById(scope, withNumberId);
  if (number === null || withNumber === null) throw new DomainError('not_found');
  return { number, withNumber };
}
