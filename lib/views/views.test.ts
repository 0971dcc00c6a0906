import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '@/lib/access';
import { closePool } from '@/lib/db/client';
import { toUuid } from '@/lib/kernel/id';
import { act, apiKeyActor, ask, refusal, tryCommand } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, signedIn, type TestCompany } from '@/lib/testing/factories';
import { deleteView, getListSettings, saveView, setListPreferences } from '.';

const database = testDatabase();
afterAll(closePool);

let company: TestCompany;
let admin: MemberActor;
let lead: MemberActor;
beforeAll(async () => {
  company = await makeCompany();
  admin = await signedIn(company, 'admin');
  lead = await signedIn(company, 'team_lead');
});

const settings = (actor: MemberActor, list: 'members' | 'numbers' | 'licences' = 'numbers') =>
  ask(getListSettings, actor, { list });
const namesOf = async (actor: MemberActor) => (await settings(actor)).views.map(({ name }) => name);
const save = (actor: MemberActor, name: string, shared = false, query = 'status=assigned') =>
  act(saveView, actor, { list: 'numbers', name, query, shared });

describe('how a member sees a list', () => {
  it('is as the list comes, until they change it, for this list and for them alone', async () => {
    const standard = { hiddenColumns: [], density: 'comfortable' };
    expect((await settings(admin)).preferences).toEqual(standard);
    await act(setListPreferences, admin, {
      list: 'numbers',
      hiddenColumns: ['licence', 'kind', 'kind'],
      density: 'compact',
    });
    expect((await settings(admin)).preferences).toEqual({ hiddenColumns: ['kind', 'licence'], density: 'compact' });
    expect((await settings(admin, 'members')).preferences).toEqual(standard);
    expect((await settings(company.owner)).preferences).toEqual(standard);
  });

  it('is forgotten when it is as the list comes again', async () => {
    await act(setListPreferences, admin, { list: 'licences', hiddenColumns: ['price'], density: 'compact' });
    await act(setListPreferences, admin, { list: 'licences', hiddenColumns: [], density: 'comfortable' });
    const sql = database.connectAsSuperuser();
    const rows =
      await sql`select from list_preferences where company_id = ${toUuid('com', company.id)} and list = 'licences'`;
    await sql.end();
    expect(rows).toHaveLength(0);
  });

  it('is nothing that a program has', async () => {
    const program = apiKeyActor(company.id, 'owner');
    expect(
      await refusal(
        tryCommand(setListPreferences, program, { list: 'numbers', hiddenColumns: [], density: 'compact' }),
      ),
    ).toEqual({ code: 'forbidden' });
    expect(await refusal(tryCommand(saveView, program, { list: 'numbers', name: 'x', query: '' }))).toEqual({
      code: 'forbidden',
    });
  });
});

describe('a saved view', () => {
  it('is the list’s filters, search and order under a name, without the place in it', async () => {
    const view = await save(
      admin,
      'French',
      false,
      '?status=assigned&cursor=abc&country=FR&place=lost&sort=-number&count=exact',
    );
    expect(view).toMatchObject({
      name: 'French',
      query: 'country=FR&sort=-number&status=assigned',
      shared: false,
      deletable: true,
    });
    expect((await settings(admin)).views).toContainEqual(view);
    expect((await settings(admin, 'members')).views).toEqual([]);
  });

  it('is seen by its owner alone, unless it is shared with the company', async () => {
    await save(lead, 'My people');
    await save(company.owner, 'For all', true);
    expect(await namesOf(lead)).toEqual(expect.arrayContaining(['My people', 'For all']));
    expect(await namesOf(admin)).toContain('For all');
    expect(await namesOf(admin)).not.toContain('My people');
  });

  it('is shared by owner and admin only (R24)', async () => {
    expect(
      await refusal(tryCommand(saveView, lead, { list: 'numbers', name: 'Pushed', query: '', shared: true })),
    ).toMatchObject({
      code: 'forbidden',
      permission: 'views:share',
    });
    expect((await settings(lead)).shares).toBe(false);
    expect((await settings(admin)).shares).toBe(true);
  });

  it('has a name that no other one of those its owner sees has', async () => {
    await save(admin, 'Unique');
    await save(company.owner, 'Common', true);
    for (const name of ['unique', 'COMMON'])
      expect(await refusal(tryCommand(saveView, admin, { list: 'numbers', name, query: '' }))).toEqual({
        code: 'name_taken',
      });
    await save(lead, 'Unique');
  });

  it('and a shared one may not take the name of anybody’s own to the database’s dismay', async () => {
    await save(lead, 'Quiet');
    await save(company.owner, 'Quiet', true);
    expect((await settings(lead)).views.filter(({ name }) => name === 'Quiet')).toHaveLength(2);
  });

  it('is deleted by its owner, a shared one also by another admin, and by nobody else', async () => {
    const own = await save(lead, 'Lead’s own');
    const shared = await save(company.owner, 'Shared', true);
    expect(await refusal(tryCommand(deleteView, admin, { viewId: own.id }))).toEqual({ code: 'not_found' });
    expect(await refusal(tryCommand(deleteView, lead, { viewId: shared.id }))).toMatchObject({ code: 'forbidden' });
    await act(deleteView, admin, { viewId: shared.id });
    await act(deleteView, lead, { viewId: own.id });
    expect(await namesOf(lead)).not.toEqual(expect.arrayContaining(['Shared']));
    expect(await namesOf(lead)).not.toEqual(expect.arrayContaining(['Lead’s own']));
  });

  it('is noted without its name and search, which may be a person’s (R26)', async () => {
    const view = await save(admin, 'Zoé’s numbers', false, 'q=zoé');
    const sql = database.connectAsSuperuser();
    const [event] = await sql<{ after: unknown; values: unknown }[]>`
      select e.after, v.values from audit_events e join audit_personal_values v using (company_id, sequence) where e.target_id = ${view.id}`;
    await sql.end();
    expect(event).toEqual({
      after: { list: 'numbers', shared: false },
      values: { name: 'Zoé’s numbers', query: 'q=zo%C3%A9' },
    });
  });

  it('comes in numbers that one can still find a way in', async () => {
    const many = await signedIn(company, 'billing_manager');
    const free = 50 - (await settings(many)).views.length;
    for (let index = 0; index < free; index += 1) await save(many, `View ${index}`);
    expect(await refusal(tryCommand(saveView, many, { list: 'numbers', name: 'One more', query: '' }))).toMatchObject({
      code: 'invalid_input',
      errors: [{ pointer: '/name' }],
    });
  });
});
