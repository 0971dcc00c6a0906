import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { closePool } from '@/lib/db/client';
import {
  createDepartment,
  createMember,
  getMember,
  listDepartments,
  listMembers,
  type MemberView,
} from '@/lib/members';
import { act, apiKeyActor, ask, memberActor, tryCommand, tryQuery } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import {
  makeCompany,
  makeDepartment,
  makeMember,
  ownNumber,
  signedIn,
  type TestCompany,
} from '@/lib/testing/factories';

testDatabase();
afterAll(closePool);

const names = (page: { data: MemberView[] }) => page.data.map((member) => member.lastName);
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'accepted' : result.error?.code);

describe('adding a member', () => {
  it('gives an invited member who holds no number yet, with the plan’s limit (R8, R15)', async () => {
    const company = await makeCompany({ plan: 'advanced' });
    const departmentId = await makeDepartment(company, 'Ventes');
    const member = await makeMember(company, {
      firstName: 'Zoé',
      lastName: 'Lefèvre',
      email: 'Zoe@Acme.example',
      departmentId,
    });
    expect(member).toMatchObject({
      name: 'Zoé Lefèvre',
      email: 'Zoe@Acme.example',
      role: 'member',
      status: 'invited',
      departmentId,
      departmentName: 'Ventes',
      numbers: 0,
      limit: 10,
    });
  });

  it('refuses an e-mail that the company has already, in any case', async () => {
    const company = await makeCompany();
    await makeMember(company, { email: 'zoe@acme.example' });
    const again = { firstName: 'Zoé', lastName: 'L', email: 'ZOE@acme.EXAMPLE', role: 'member' } as const;
    expect(codeOf(await tryCommand(createMember, company.owner, again))).toBe('email_taken');
    const other = await makeCompany();
    expect(codeOf(await tryCommand(createMember, other.owner, again))).toBe('accepted');
  });

  it('lets only an owner add an owner (R24)', async () => {
    const company = await makeCompany();
    const admin = await signedIn(company, 'admin');
    const owner = { firstName: 'O', lastName: 'O', email: 'o@acme.example', role: 'owner' } as const;
    expect(codeOf(await tryCommand(createMember, admin, owner))).toBe('forbidden');
    expect(codeOf(await tryCommand(createMember, company.owner, owner))).toBe('accepted');
  });

  it('knows no department of another company (R25)', async () => {
    const [company, other] = await Promise.all([makeCompany(), makeCompany()]);
    const departmentId = await makeDepartment(other);
    const input = { firstName: 'A', lastName: 'B', email: 'a@acme.example', role: 'member', departmentId } as const;
    expect(codeOf(await tryCommand(createMember, company.owner, input))).toBe('not_found');
    expect(codeOf(await tryCommand(createMember, company.owner, { ...input, departmentId: 'dep_nonsense' }))).toBe(
      'not_found',
    );
  });

  it('refuses a second department of a name in any case', async () => {
    const company = await makeCompany();
    await makeDepartment(company, 'Ventes');
    expect(codeOf(await tryCommand(createDepartment, company.owner, { name: 'VENTES' }))).toBe('name_taken');
  });
});

describe('the list of members', () => {
  let company: TestCompany;
  let holder: MemberView;
  beforeAll(async () => {
    company = await makeCompany();
    for (const [firstName, lastName, local] of [
      ['Ana', 'Bernard', 'ana.bernard'],
      ['Bea', 'Bernard', 'bea.bernard'],
      ['Chloé', 'Armand', 'chloe.armand'],
      ['David', 'Petit', 'david.petit'],
      ['Ana', 'Bernard', 'ana.bernard.two'],
    ] as const) {
      await makeMember(company, { firstName, lastName, email: `${local}@list.example` });
    }
    holder = await makeMember(company, {
      firstName: '100%',
      lastName: 'Zeller_',
      email: 'holder@list.example',
      role: 'admin',
    });
    const number = await ownNumber(company);
    await act(assignNumber, company.owner, { memberId: holder.id, numberId: number.id });
  });

  it('is ordered by name and read page by page without gaps or repeats, there and back, also among equal names', async () => {
    const all = await ask(listMembers, company.owner, {});
    expect(all.data.length).toBe(7);
    const forth: string[] = [];
    let page = await ask(listMembers, company.owner, { limit: 2 });
    const visited = [page];
    forth.push(...page.data.map((member) => member.id));
    while (page.nextCursor !== null) {
      page = await ask(listMembers, company.owner, { limit: 2, cursor: page.nextCursor });
      visited.push(page);
      forth.push(...page.data.map((member) => member.id));
    }
    expect(forth).toEqual(all.data.map((member) => member.id));
    const before = await ask(listMembers, company.owner, { limit: 2, cursor: visited[2]?.previousCursor ?? '' });
    expect(before.data).toEqual(visited[1]?.data);
  });

  it('stays stable when a member is added in front of the page one is on', async () => {
    const other = await makeCompany();
    for (const lastName of ['B', 'C', 'D']) await makeMember(other, { lastName });
    const first = await ask(listMembers, other.owner, { limit: 2, q: 'camille' });
    await makeMember(other, { lastName: 'A' });
    const second = await ask(listMembers, other.owner, { limit: 2, q: 'camille', cursor: first.nextCursor ?? '' });
    expect([...names(first), ...names(second)]).toEqual(['B', 'C', 'D']);
  });

  it('shows how many numbers each holds, and the limit (R8)', async () => {
    const page = await ask(listMembers, company.owner, { q: 'holder@list' });
    expect(page.data).toMatchObject([{ id: holder.id, numbers: 1, limit: 5 }]);
  });

  it.each([
    ['every word, in any order', 'bernard ana', 2],
    ['part of an e-mail', '.ARMAND@', 1],
    ['a per cent sign as itself', '100%', 1],
    ['an underscore as itself', '_', 1],
    ['a backslash as itself', '\\', 0],
    ['a word that nobody has', 'nobody', 0],
  ])('is searched by %s', async (_case, q, found) => {
    expect((await ask(listMembers, company.owner, { q })).data).toHaveLength(found);
  });

  it('is searched by a number the member holds, in any spelling', async () => {
    for (const q of ['06 39 98', '+33 6 39', '0033639', '063998']) {
      expect(
        (await ask(listMembers, company.owner, { q })).data.map((member) => member.id),
        q,
      ).toEqual([holder.id]);
    }
    expect((await ask(listMembers, company.owner, { q: '0711' })).data).toEqual([]);
  });

  it('is filtered by role, status and department', async () => {
    expect((await ask(listMembers, company.owner, { role: 'admin' })).data.map((member) => member.id)).toEqual([
      holder.id,
    ]);
    expect((await ask(listMembers, company.owner, { status: 'active' })).data).toEqual([]);
    const departmentId = await makeDepartment(company);
    expect((await ask(listMembers, company.owner, { departmentId })).data).toEqual([]);
    const foreign = await makeDepartment(await makeCompany());
    expect(codeOf(await tryQuery(listMembers, company.owner, { departmentId: foreign }))).toBe('not_found');
  });

  it.each([
    ['nonsense', 'nonsense'],
    ['JSON of another shape', Buffer.from('{"a":1}').toString('base64url')],
    ['a key of the wrong types', Buffer.from(JSON.stringify(['members:x', 'after', 1, 2])).toString('base64url')],
    ['null bytes', Buffer.from(JSON.stringify(['members:x', 'after', '\u0000', 'mem_1'])).toString('base64url')],
  ])('refuses a cursor of %s', async (_case, cursor) => {
    expect(codeOf(await tryQuery(listMembers, company.owner, { cursor }))).toBe('invalid_input');
  });

  it('refuses the cursor of another filter, and a forged edge', async () => {
    const { nextCursor } = await ask(listMembers, company.owner, { limit: 1 });
    expect(
      codeOf(await tryQuery(listMembers, company.owner, { limit: 1, role: 'member', cursor: nextCursor ?? '' })),
    ).toBe('invalid_input');
    const [list] = JSON.parse(Buffer.from(nextCursor ?? '', 'base64url').toString()) as string[];
    const forged = Buffer.from(JSON.stringify([list, 'after', 'a', 'mem_nonsense'])).toString('base64url');
    expect(codeOf(await tryQuery(listMembers, company.owner, { limit: 1, cursor: forged }))).toBe('invalid_input');
  });
});

it('a name with half a character is refused by its field, and can be searched for without harm', async () => {
  const company = await makeCompany();
  const attempt = await tryCommand(createMember, company.owner, {
    firstName: 'Zo\ud800',
    lastName: 'Durand',
    email: 'zo@acme.example',
    role: 'member',
  });
  expect(attempt).toMatchObject({
    ok: false,
    error: { code: 'invalid_input', details: { errors: [{ pointer: '/firstName' }] } },
  });
  expect(codeOf(await tryQuery(listMembers, company.owner, { q: 'Zo\ud800' }))).toBe('invalid_input');
  expect(
    codeOf(
      await tryCommand(createMember, company.owner, {
        firstName: '😀',
        lastName: 'Durand',
        email: 'zo@acme.example',
        role: 'member',
      }),
    ),
  ).toBe('accepted');
});

describe('what a team lead sees of members (R24)', () => {
  it('is the departments they lead: in the list, in search, one by one, and among departments', async () => {
    const company = await makeCompany();
    const [led, notLed] = [await makeDepartment(company, 'Led'), await makeDepartment(company, 'Not led')];
    const mine = await makeMember(company, { departmentId: led });
    const theirs = await makeMember(company, { departmentId: notLed });
    const nobodys = await makeMember(company);
    for (const lead of [
      memberActor(company.id, mine.id, 'team_lead', [led]),
      apiKeyActor(company.id, 'team_lead', [led]),
    ]) {
      expect((await ask(listMembers, lead, {})).data.map((member) => member.id)).toEqual([mine.id]);
      expect((await ask(listMembers, lead, { q: 'durand' })).data.map((member) => member.id)).toEqual([mine.id]);
      expect((await ask(getMember, lead, { memberId: mine.id })).id).toBe(mine.id);
      for (const hidden of [theirs, nobodys])
        expect(codeOf(await tryQuery(getMember, lead, { memberId: hidden.id }))).toBe('not_found');
      expect(codeOf(await tryQuery(listMembers, lead, { departmentId: notLed }))).toBe('not_found');
      expect((await ask(listDepartments, lead, {})).data.map((department) => department.name)).toEqual(['Led']);
    }
    const leadsNothing = memberActor(company.id, mine.id, 'team_lead', []);
    expect((await ask(listMembers, leadsNothing, {})).data).toEqual([]);
  });
});

it('another company’s member does not exist, whatever the form of the id (R25)', async () => {
  const [company, other] = await Promise.all([makeCompany(), makeCompany()]);
  const theirs = await makeMember(other);
  for (const memberId of [theirs.id, 'mem_1', '', theirs.id.replace('mem_', 'num_')]) {
    expect(codeOf(await tryQuery(getMember, company.owner, { memberId }))).toBe('not_found');
  }
});
