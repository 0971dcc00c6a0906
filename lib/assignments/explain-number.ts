import { defineQuery, type QueryScope } from '@/lib/access';
import { companyOfScope } from '@/lib/companies';
import { companyClosed, DomainError } from '@/lib/kernel/domain-error';
import { formatInternational, parsePhone } from '@/lib/kernel/e164';
import { fromUuid, isId } from '@/lib/kernel/id';
import { PROBLEM_SENTENCES } from '@/lib/kernel/problem-sentences';
import { numberById } from '@/lib/numbers';
import { readAssignmentContext } from './context-repository';
import { requireLicence, statusAt } from './explain-acts';
import { waysOutOf } from './explain-rules';
import { explainNumberInput } from './input';
import { refusalOf } from './refusal-of';
import { type NumberState, requireAssignable, requireRoom } from './rules';
import { sinceWhen } from './standing-repository';
import { type NumberExplanationView, numberExplanationView } from './view';

/** Nobody: for a number that is asked about without a member. */
const NOBODY = fromUuid('mem', '00000000-0000-0000-0000-000000000000');
const NOTHING_KNOWN = { numberId: null, holder: null, deletion: null, hold: null } as const;

/**
 * Why a number can or cannot be assigned now, with since when and by whom: of the company's own, and of the inventory. Any
 * other is not there, whoever has it (R25). The rules are those that would refuse the assignment.
 */
export const explainNumber = defineQuery({
  name: 'explainNumber',
  permission: 'inventory:read',
  input: explainNumberInput,
  output: numberExplanationView,
  handler: async (scope, { number: text, memberId }) => {
    const named = text.toLowerCase();
    const parsed = isId('num', named) ? null : parsePhone(text);
    if (parsed?.ok === false)
      return {
        ...NOTHING_KNOWN,
        e164: null,
        display: null,
        problem: parsed.problem,
        status: 'unknown' as const,
        reasons: [],
      };
    const reference = parsed === null ? { numberId: named } : { e164: parsed.e164 };
    const { number, member } = await readAssignmentContext(scope, memberId ?? NOBODY, reference, false);
    const e164 = number?.e164 ?? parsed?.e164 ?? null;
    if (e164 === null) throw new DomainError('not_found');
    const { facts, state } = await knownOf(scope, number);
    const refusals: (DomainError | null)[] = [await companyRefusal(scope), numberRefusal(state, memberId)];
    if (memberId !== undefined)
      refusals.push(member === null ? new DomainError('not_found') : refusalOf(() => requireRoom(member)));
    if (!refusals.some((refusal) => refusal !== null)) refusals.push(await licenceRefusal(scope));
    return {
      ...facts,
      e164,
      display: formatInternational(e164),
      problem: null,
      status: state?.status ?? ('unknown' as const),
      reasons: refusals.flatMap((refusal) => (refusal === null ? [] : [reasonOf(refusal)])),
    };
  },
});

/** What the company may know of the number beside its state. */
async function knownOf(scope: QueryScope, state: NumberState | null) {
  if (state === null || state.id === null) return { facts: NOTHING_KNOWN, state };
  const { id } = state;
  const own = await numberById(scope, id);
  if (own === null) throw new DomainError('not_found');
  const { assignment, deletion } = await sinceWhen(scope, id);
  const { now } = await scope.ledger();
  const { member, licenceId, licenceLabel, restorableUntil, hold } = own;
  const held = member !== null && assignment !== null && licenceId !== null && licenceLabel !== null;
  return {
    state: { ...state, status: statusAt(own, now) },
    facts: {
      numberId: id,
      holder: held
        ? {
            member,
            licence: { id: licenceId, label: licenceLabel },
            since: assignment.since,
            assignmentId: assignment.id,
          }
        : null,
      deletion: deletion === null ? null : { ...deletion, restorableUntil },
      hold,
    } satisfies Partial<NumberExplanationView>,
  };
}

const companyRefusal = async (scope: QueryScope) =>
  (await companyOfScope(scope)).state === 'closed' ? companyClosed() : null;

function numberRefusal(state: NumberState | null, memberId: string | undefined): DomainError | null {
  if (state === null) return new DomainError('number_not_assignable', { reason: 'not_in_inventory' });
  return refusalOf(() => requireAssignable(state, memberId));
}

async function licenceRefusal(scope: QueryScope): Promise<DomainError | null> {
  const { now } = await scope.ledger();
  try {
    await requireLicence(scope, now);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

const reasonOf = (refusal: DomainError): NumberExplanationView['reasons'][number] => ({
  code: refusal.code,
  detail: PROBLEM_SENTENCES[refusal.code],
  details: { ...refusal.details },
  waysOut: waysOutOf(refusal),
});
