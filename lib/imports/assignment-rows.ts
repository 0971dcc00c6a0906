import type { CommandScope } from '@/lib/access';
import { type BulkPlan, carryOutAssignments, exceedsLimits, judgeItems, planAssignments } from '@/lib/assignments';
import type { DomainError } from '@/lib/kernel/domain-error';
import { callingCodeOf } from '@/lib/kernel/e164';
import { settleWhatIsDue } from '@/lib/licences';
import { readPhoneCell } from '@/lib/numbers';
import { type FieldMapping, valuesOf } from './fields';
import { firstOfEach, misshapen, plainParams, problemOf, refused } from './row-problems';
import type { ImportRecord } from './row-repository';
import type { FileRow, RowVerdict } from './verdict-repository';
import type { ImportView } from './view';

const LONGEST_EMAIL = 320;

type Candidate = { line: number; email: string; number: string; key: string };

/** What a check finds: a verdict on each row, and what all that can be done takes together, or why it cannot be had. */
export type CheckedAssignments = Pick<ImportView, 'quote' | 'problem'> & { verdicts: RowVerdict[] };

/** Plans all rows of a file as one bulk assignment, by its very rules, and stores nothing (R5–R8, R10). */
export async function checkAssignmentRows(
  scope: CommandScope,
  record: ImportRecord,
  rows: readonly FileRow[],
): Promise<CheckedAssignments> {
  const { verdicts, candidates } = examined(record, rows);
  const { first, repeated } = firstOfEach(candidates, new Map(), 'number', ({ number }) => number);
  const all = [...verdicts, ...repeated];
  try {
    const plan = await planAssignments(scope, first.map(asItem), scope.now, false);
    const possible = first.filter((_, index) => plan.items[index]?.refusal === null);
    all.push(...verdictsOf(first, plan, 'ready'));
    // The policy is asked about what can be done, and only if all of it can.
    const { quote } =
      possible.length === first.length ? plan : await planAssignments(scope, possible.map(asItem), scope.now, false);
    return { verdicts: all, quote: quote.total, problem: null };
  } catch (error) {
    const problem = problemOf(error);
    const judged = new Set(all.map(({ line }) => line));
    const open = first.filter(({ line }) => !judged.has(line));
    // Each row still has a verdict of its own: whoever mends what is wrong with the whole is to find the rows as they are.
    all.push(...verdictsOf(open, { items: await judgeItems(scope, open.map(asItem), false) }, 'ready'));
    return { verdicts: all, quote: null, problem };
  }
}

/**
 * Carries out all rows that were ready, as one decision: nothing, if it would now take more than was confirmed or if a
 * row could no longer be done (R7).
 */
export async function carryOutAssignmentRows(
  scope: CommandScope,
  record: ImportRecord,
  rows: readonly FileRow[],
): Promise<{ verdicts: RowVerdict[]; purchaseId: string | null } | null> {
  await settleWhatIsDue(scope);
  const { candidates, verdicts } = examined(record, rows);
  if (verdicts.length > 0) throw new Error('a row that was ready cannot be read any more');
  let plan: BulkPlan;
  try {
    plan = await planAssignments(scope, candidates.map(asItem), scope.now, true);
  } catch (error) {
    problemOf(error);
    return null;
  }
  if (plan.items.some(({ refusal }) => refusal !== null) || exceedsLimits(plan.quote.total, record.limits ?? {}))
    return null;
  const { assignments, purchase } = await carryOutAssignments(scope, plan, record.limits ?? {});
  const done = verdictsOf(candidates, plan, 'done').map((verdict, index) => {
    const assignment = assignments[index];
    return assignment === undefined
      ? verdict
      : { ...verdict, memberId: assignment.memberId, numberId: assignment.numberId };
  });
  return { verdicts: done, purchaseId: purchase?.id ?? null };
}

const asItem = ({ email, key }: Candidate) => ({ email, e164: key });

function examined({ columns, fields }: ImportRecord, rows: readonly FileRow[]) {
  const verdicts: RowVerdict[] = [];
  const candidates: Candidate[] = [];
  for (const { line, cells } of rows) {
    const row = misshapen(line, cells, columns) ?? readRow(line, cells, fields);
    if ('verdict' in row) verdicts.push(row);
    else candidates.push(row);
  }
  return { verdicts, candidates };
}

function readRow(line: number, cells: readonly string[], fields: FieldMapping): Candidate | RowVerdict {
  const values = valuesOf(cells, fields);
  const given = (field: string) => values[field]?.trim() ?? '';
  const [email, number, country] = [given('email'), given('number'), given('country').toUpperCase()];
  if (email === '') return refused(line, 'email', email, 'empty');
  if (email.length > LONGEST_EMAIL) return refused(line, 'email', email, 'too_long', { limit: LONGEST_EMAIL });
  const callingCode = country === '' ? null : callingCodeOf(country);
  if (country !== '' && callingCode === null) return refused(line, 'country', given('country'), 'country_unknown');
  const phone = readPhoneCell(number, country === '' ? undefined : country);
  if (phone.ok) return { line, email, number, key: phone.e164 };
  const params: Record<string, string> =
    phone.problem === 'other_country' ? { country, callingCode: callingCode ?? '' } : {};
  return refused(line, 'number', number, phone.problem === 'too_long' ? 'number_too_long' : phone.problem, params);
}

function verdictsOf(
  candidates: readonly Candidate[],
  plan: Pick<BulkPlan, 'items'>,
  good: 'ready' | 'done',
): RowVerdict[] {
  return candidates.map((candidate, index) => {
    const { line, key } = candidate;
    const item = plan.items[index];
    if (item === undefined) throw new Error('an item without a plan');
    if (item.refusal !== null)
      return { ...ofRefusal(candidate, item.refusal, item.member === null ? 'email' : 'number'), key };
    const ids = {
      ...(item.member && { memberId: item.member.id }),
      ...(item.number?.id && { numberId: item.number.id }),
    };
    return { line, key, verdict: item.unchanged ? 'unchanged' : good, ...ids };
  });
}

/** A refusal of the bulk call as a row's problem: about the member, or about the number. */
function ofRefusal({ line, email, number }: Candidate, error: DomainError, missing: 'email' | 'number'): RowVerdict {
  if (missing === 'email') return refused(line, 'email', email, 'member_unknown');
  if (error.code === 'member_limit_reached' || error.code === 'member_inactive')
    return refused(line, 'email', email, error.code, plainParams(error));
  if (error.details.reason === 'not_in_inventory') return refused(line, 'number', number, 'number_not_in_inventory');
  return refused(line, 'number', number, error.code, plainParams(error));
}
