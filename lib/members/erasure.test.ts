import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteMember, getDeletedMember, undoDeparture } from '@/lib/assignments';
import { listAuditEvents, verifyAuditChain } from '@/lib/audit';
import { closePool } from '@/lib/db/client';
import { toUuid } from '@/lib/kernel/id';
import { act, ask, memberActor, operate, refusal, staff, system, tryCommand, tryTask } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, makeMember, type TestCompany } from '@/lib/testing/factories';
import { saveView } from '@/lib/views';
import { beginMemberExport, changeMember, eraseMember, type MemberView } from '.';

const database = testDatabase();
const sql = database.connectAsSuperuser();
afterAll(closePool);

let company: TestCompany;
let member: MemberView;
let other: MemberView;
beforeEach(async () => {
  company = await makeCompany();
  member = await makeMember(company, {
    firstName: 'Noémie',
    lastName: 'Vasseur',
    email: 'noemie@vasseur.example',
    invite: true,
  });
  other = await makeMember(company);
});

const erase = () => operate(eraseMember, { companyId: company.id, memberId: member.id });
const leave = () => act(deleteMember, company.owner, { memberId: member.id });
/** Everything that the database knows of the company, as one text. */
const everything = async (): Promise<string> => {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'company_id'`;
  const texts = [];
  for (const { name } of tables) {
    const [row] = await sql.unsafe<{ text: string | null }[]>(
      `select string_agg(t::text, ' ') as text from ${name} t where company_id = '${toUuid('com', company.id)}'`,
    );
    texts.push(row?.text ?? '');
  }
  return texts.join('\n');
};

describe('erasing a member (R27)', () => {
  it('leaves a pseudonym in their place, an unbroken log, and an entry that says so', async () => {
    await act(changeMember, company.owner, { memberId: member.id, email: 'nv@vasseur.example' });
    await act(changeMember, company.owner, { memberId: other.id, firstName: 'Else' });
    await act(beginMemberExport, company.owner, { q: 'vasseur', format: 'csv', columns: ['email'] });
    await act(beginMemberExport, company.owner, { q: 'durand', format: 'csv', columns: ['email'] });
    await act(saveView, company.owner, { list: 'members', name: 'Noémie Vasseur', query: 'q=x' });
    await leave();
    const erased = await erase();
    // Added and changed; the search for her and the view by her name.
    expect(erased.personalValues).toBe(4);

    const { data } = await ask(listAuditEvents, company.owner, { limit: 200 });
    const [entry] = data;
    expect(entry).toMatchObject({ action: 'member.erased', target: { id: member.id }, after: { personalValues: 4 } });
    expect(entry?.target.name).toBe(`N.N. ${member.id.slice(-8)}`);
    const theirs = data.filter(({ target, action }) => target.id === member.id && /created|changed/.test(action));
    expect(theirs.map(({ personal, personalErased }) => [personal, personalErased])).toEqual([
      [null, true],
      [null, true],
    ]);
    const kept = data.filter(({ personal }) => personal !== null).map(({ personal }) => personal);
    expect(kept).toContainEqual({ q: 'durand' });
    expect(kept).toContainEqual({ before: { firstName: 'Camille' }, after: { firstName: 'Else' } });
    expect(await ask(verifyAuditChain, system(company.id), {})).toMatchObject({ intact: true, erased: 4, broken: [] });
    expect((await ask(getDeletedMember, company.owner, { memberId: member.id })).name).toBe(
      `N.N. ${member.id.slice(-8)}`,
    );
  });

  it('leaves neither name nor address anywhere, but mail that waits to leave by itself', async () => {
    await act(saveView, memberActor(company.id, member.id, 'admin'), { list: 'members', name: 'Mine', query: 'q=x' });
    await leave();
    await sql`delete from outbox`;
    await sql`update list_views set shared = false`;
    expect(await everything()).toMatch(/Vasseur/);
    await erase();
    expect((await everything()).match(/.{0,60}vasseur.{0,40}/i)).toBeNull();
  });

  it('is refused for who is not deleted, and for whom the company never had', async () => {
    expect(await refusal(tryTask(eraseMember, { companyId: company.id, memberId: member.id }))).toEqual({
      code: 'member_not_deleted',
    });
    const stranger = await makeCompany();
    for (const [companyId, memberId] of [
      [stranger.id, member.id],
      [company.id, 'mem_00000000000000000000000000000000'],
      ['com_00000000000000000000000000000000', member.id],
      [company.id, 'nonsense'],
    ] as const)
      expect(await refusal(tryTask(eraseMember, { companyId, memberId }, staff('operator')))).toEqual({
        code: 'not_found',
      });
  });

  it('happens once, and their departure can no longer be undone', async () => {
    const { departure } = await leave();
    const first = await erase();
    const count = async () => (await ask(listAuditEvents, company.owner, {})).total;
    const before = await count();
    expect(await erase()).toEqual({ ...first, personalValues: 0 });
    expect(await count()).toBe(before);
    const undone = tryCommand(undoDeparture, company.owner, { departureId: departure?.id ?? '' });
    expect(await refusal(undone)).toEqual({ code: 'departure_not_undoable', reason: 'erased' });
  });

  it('takes the account with it, unless another membership needs it', async () => {
    const elsewhere = await makeCompany({ ownerEmail: 'both@people.example' });
    const [account] = await sql<{ id: string }[]>`select id from accounts where email = 'both@people.example'`;
    const own = await sql<
      { id: string }[]
    >`insert into accounts (id, email) values (gen_random_uuid(), 'noemie@vasseur.example') returning id`;
    const belongs = (id: string | undefined) =>
      sql`update members set account_id = ${id ?? ''} where id = ${toUuid('mem', member.id)}`;
    const addresses = async () =>
      (await sql<{ email: string }[]>`select email from accounts`).map(({ email }) => email);
    await belongs(account?.id);
    await leave();
    await erase();
    expect(await addresses()).toContain('both@people.example');
    expect((await addresses()).includes('noemie@vasseur.example')).toBe(true);

    member = await makeMember(elsewhere, { firstName: 'Noémie', lastName: 'Vasseur', email: 'noemie@vasseur.example' });
    company = elsewhere;
    await belongs(own[0]?.id);
    await leave();
    await erase();
    expect(await addresses()).not.toContain('noemie@vasseur.example');
    const [row] = await sql`select account_id from members where id = ${toUuid('mem', member.id)}`;
    expect(row).toEqual({ account_id: null });
  });
});
