import { type CommandScope, roleOf } from '@/lib/access';
import { admitPeople, beginAdmission, differingColumn, examineMemberRow, membersByEmail } from '@/lib/members';
import { valuesOf } from './fields';
import { firstOfEach, misshapen, refused } from './row-problems';
import type { ImportRecord } from './row-repository';
import { type FileRow, firstLines, type RowVerdict } from './verdict-repository';

type Person = Parameters<typeof admitPeople>[1][number];
type Candidate = { line: number; person: Person; key: string };

/** The verdict on each row of a batch, as things are now: who would be added, who is there already, and what is wrong. */
export async function checkMemberRows(
  scope: CommandScope,
  record: ImportRecord,
  rows: readonly FileRow[],
): Promise<RowVerdict[]> {
  const { verdicts, candidates } = examined(record, rows);
  const seen = await firstLines(
    scope,
    record.id,
    candidates.map(({ key }) => key),
  );
  const { first, repeated } = firstOfEach(candidates, seen, 'email', ({ person }) => person.email);
  const standing = await standingOf(scope, first);
  const ready = standing.fresh.map(({ line, key }): RowVerdict => ({ line, key, verdict: 'ready' }));
  return [...verdicts, ...repeated, ...standing.verdicts, ...ready];
}

/** Adds the people of a batch of rows that were ready; who has come by another way meanwhile stays as they are. */
export async function carryOutMemberRows(
  scope: CommandScope,
  record: ImportRecord,
  rows: readonly FileRow[],
): Promise<RowVerdict[]> {
  const { verdicts, candidates } = examined(record, rows);
  const standing = await standingOf(scope, candidates);
  const admission = await beginAdmission(scope, record.invite);
  const ids = await admitPeople(
    admission,
    standing.fresh.map(({ person }) => person),
  );
  const done = standing.fresh.map(
    ({ line }, index): RowVerdict => ({ line, verdict: 'done', ...(ids[index] && { memberId: ids[index] }) }),
  );
  return [...verdicts, ...standing.verdicts, ...done];
}

function examined({ columns, fields }: ImportRecord, rows: readonly FileRow[]) {
  const verdicts: RowVerdict[] = [];
  const candidates: Candidate[] = [];
  for (const { line, cells } of rows) {
    const shape = misshapen(line, cells, columns);
    const row = examineMemberRow({ values: valuesOf(cells, fields) });
    if (shape !== null) verdicts.push(shape);
    else if (row.ok) candidates.push({ line, person: row.person, key: row.person.email.toLowerCase() });
    else verdicts.push(refused(line, row.column, row.value, row.code, row.params));
  }
  return { verdicts, candidates };
}

/** Who is there already and how, and who is not. */
async function standingOf(scope: CommandScope, candidates: readonly Candidate[]) {
  const known = await membersByEmail(
    scope,
    candidates.map(({ key }) => key),
  );
  const verdicts: RowVerdict[] = [];
  const fresh: Candidate[] = [];
  for (const candidate of candidates) {
    const { line, person, key } = candidate;
    const member = known.get(key);
    if (member !== undefined) {
      const column = differingColumn(person, member);
      verdicts.push({
        ...(column === null
          ? ({ line, verdict: 'unchanged' } as const)
          : refused(line, column, valueIn(person, column), 'differs')),
        key,
        memberId: member.id,
      });
    } else if (person.role === 'owner' && roleOf(scope.actor) !== 'owner') {
      verdicts.push({ ...refused(line, 'role', person.role, 'owner_by_owner'), key });
    } else fresh.push(candidate);
  }
  return { verdicts, fresh };
}

const valueIn = ({ firstName, lastName, role, department }: Person, column: string): string =>
  ({ first_name: firstName, last_name: lastName, role, department })[column] ?? '';
