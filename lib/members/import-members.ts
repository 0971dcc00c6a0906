import { defineCommand } from '@/lib/access';
import { countVerdicts, type ImportRow, inBatches } from '@/lib/kernel/import-rows';
import { type Admission, admitPeople, beginAdmission } from './admit-people';
import { type KnownMember, membersByEmail } from './import-repository';
import { checkMemberRow, differingColumn, type ImportedPerson } from './import-rules';
import { importMembersInput } from './input';
import { type MemberReportRow, memberReport } from './view';

const BATCH = 1_000;

/** What one import knows while it runs. */
type Import = Admission & { firstLine: Map<string, number> };

/**
 * Adds the people of a file to the company: all rows that can go in, in one transaction, with a verdict on each. A
 * department that does not exist yet is opened; a member who is there is never changed. Mail goes out on request only.
 */
export const importMembers = defineCommand({
  name: 'importMembers',
  permission: 'members:import',
  input: importMembersInput,
  output: memberReport,
  handler: async (scope, { rows: stream, invite = false }) => {
    const run: Import = { ...(await beginAdmission(scope, invite)), firstLine: new Map() };
    const rows: MemberReportRow[] = [];
    for await (const batch of inBatches(stream, BATCH)) rows.push(...(await importBatch(run, batch)));
    return { ...countVerdicts(rows), rows };
  },
});

type Candidate = { row: ImportRow; person: ImportedPerson };

async function importBatch(run: Import, batch: readonly ImportRow[]): Promise<MemberReportRow[]> {
  const checked = batch.map((row) => ({ row, verdict: check(run, row) }));
  const candidates = checked.flatMap(({ row, verdict }) =>
    'person' in verdict ? [{ row, person: verdict.person }] : [],
  );
  const known = await membersByEmail(
    run.scope,
    candidates.map(({ person }) => person.email.toLowerCase()),
  );
  const isNew = ({ person }: Candidate) => !known.has(person.email.toLowerCase());
  await admitPeople(
    run,
    candidates.filter(isNew).map(({ person }) => person),
  );
  return checked.map(({ row, verdict }) => {
    if (!('person' in verdict)) return verdict;
    const member = known.get(verdict.person.email.toLowerCase());
    return member === undefined
      ? { line: row.line, verdict: 'created', email: verdict.person.email }
      : compared(row, verdict.person, member);
  });
}

/** The person of a row, or why it is refused: a wrong column, or an address that an earlier line has, in any case. */
function check({ firstLine }: Import, row: ImportRow): { person: ImportedPerson } | MemberReportRow {
  const checked = checkMemberRow(row);
  const email = (row.values.email ?? '').trim();
  if (!checked.ok) {
    const { ok: _, ...refusal } = checked;
    return { line: row.line, verdict: 'refused', email: email.slice(0, 80), ...refusal };
  }
  const earlier = firstLine.get(email.toLowerCase());
  if (earlier !== undefined) {
    return {
      line: row.line,
      verdict: 'refused',
      email,
      column: 'email',
      value: email,
      message: `Is the same address as in line ${earlier}.`,
      hint: 'Keep one of the two lines.',
    };
  }
  firstLine.set(email.toLowerCase(), row.line);
  return { person: checked.person };
}

function compared({ line }: ImportRow, person: ImportedPerson, member: KnownMember): MemberReportRow {
  const { email } = person;
  const column = differingColumn(person, member);
  if (column === null) return { line, verdict: 'unchanged', email };
  return {
    line,
    verdict: 'refused',
    email,
    column,
    message: 'Differs from the member with this address.',
    hint: 'An import changes nobody who is there.',
  };
}
