import { describe, expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { setAutoPurchasePolicy } from '@/lib/companies';
import { createMember } from '@/lib/members';
import { act, ask, refusal, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, figuresOf } from '@/lib/testing/figures';
import { checked, imported, lines, shown, verdictsOf, work } from '@/lib/testing/import-file';
import { cancelImport, confirmImport, getImport } from '.';

const { sql } = coreDatabase();

const at = (company: FixtureCompany, index: number) => company.numbers[index] ?? { id: '', e164: '' };
const stock = (company: FixtureCompany, index: number) => company.stock[index] ?? '';
const national = (e164: string) => `0${e164.slice(3)}`;
async function person(company: FixtureCompany, email: string): Promise<string> {
  const member = { firstName: 'Ada', lastName: 'Lovelace', email, role: 'member' } as const;
  return (await act(createMember, company.owner, member)).id;
}

describe('a file of assignments', () => {
  it('is checked by the rules of a single assignment; every row names its column, and nothing is written', async () => {
    const company = await makeFixture(sql, { numbers: 8, stock: 2 });
    const [held, other] = [at(company, 6), at(company, 7)];
    const ada = await person(company, 'ada@company.example');
    const away = await person(company, 'away@company.example');
    await sql`update members set status = 'deactivated' where company_id = ${company.uuid} and 'mem_' || replace(id::text, '-', '') = ${away}`;
    await act(assignNumber, company.owner, { memberId: ada, numberId: held.id });
    await act(assignNumber, company.owner, { memberId: company.owner.memberId, numberId: other.id });
    const before = [await figuresOf(sql, company), await actionsOf(sql, company)];
    const view = await checked(
      company.owner,
      'assignments',
      lines(
        'Numéro;E-mail;Pays',
        `${at(company, 0).e164};ada@company.example;`,
        `${national(at(company, 1).e164)};ADA@company.example;fr`,
        `${stock(company, 0)};ada@company.example;FR`,
        `${held.e164};ada@company.example;`,
        `${other.e164};ada@company.example;`,
        `+33639989999;ada@company.example;`,
        `${at(company, 2).e164};nobody@company.example;`,
        `${at(company, 2).e164};away@company.example;`,
        `${at(company, 3).e164};;`,
        `;ada@company.example;`,
      ),
    );
    expect(await verdictsOf(company.owner, view.id)).toEqual([
      [2, 'ready'],
      [3, 'ready'],
      [4, 'ready'],
      [5, 'unchanged'],
      [6, 'refused', 'number', 'number_already_assigned'],
      [7, 'refused', 'number', 'number_not_in_inventory'],
      [8, 'refused', 'email', 'member_unknown'],
      [9, 'refused', 'number', 'same_as_line', 8],
      [10, 'refused', 'email', 'empty'],
      [11, 'refused', 'number', 'empty'],
    ]);
    expect(view).toMatchObject({
      status: 'checked',
      counts: { ready: 3, unchanged: 1, refused: 6 },
      quote: { licencesUsed: 3, purchases: 3, removalsUndone: 0 },
    });
    const [figures, actions] = before;
    expect(await figuresOf(sql, company)).toMatchObject({ ...(figures as object), events: expect.any(Number) });
    expect(await actionsOf(sql, company)).toEqual([...(actions as string[]), 'import.received']);
  });

  it('with numbers that a spreadsheet has damaged has each refused with what it seems to have lost, and none repaired', async () => {
    const company = await makeFixture(sql, { numbers: 1 });
    await person(company, 'ada@company.example');
    const { e164 } = at(company, 0);
    const digits = e164.slice(1);
    const rows = [
      ['3.36123E+10', 'FR', 'spreadsheet_damage'],
      ['3,36123E+10', '', 'spreadsheet_damage'],
      [digits, 'FR', 'plus_lost'],
      [digits, '', 'country_missing'],
      [national(e164).slice(1), 'FR', 'zero_lost'],
      [national(e164).slice(1), '', 'country_missing'],
      [`${e164} ext 5`, '', 'extension'],
      ['call me', '', 'letters'],
      [e164, 'DE', 'other_country'],
      [e164, 'Narnia', 'country_unknown'],
      ['+3363998', '', 'short_code'],
      ['+33639980412345', '', 'not_possible'],
      ['+999639981234', '', 'unknown_country_code'],
    ];
    const view = await checked(
      company.owner,
      'assignments',
      lines('email;number;country', ...rows.map(([number, country]) => `ada@company.example;"${number}";${country}`)),
    );
    const verdicts = await verdictsOf(company.owner, view.id);
    expect(verdicts.map(([, verdict, , code]) => [verdict, code])).toEqual(rows.map(([, , code]) => ['refused', code]));
    expect(view.counts).toMatchObject({ ready: 0, refused: rows.length });
  });

  it('with a number twice, in two spellings, keeps the first row and has the second name its line', async () => {
    const company = await makeFixture(sql, { numbers: 1 });
    await person(company, 'ada@company.example');
    await person(company, 'bob@company.example');
    const { e164 } = at(company, 0);
    const view = await imported(
      company.owner,
      'assignments',
      lines('email,number,country', `ada@company.example,${e164},`, `bob@company.example,${national(e164)},FR`),
    );
    expect(await verdictsOf(company.owner, view.id)).toEqual([
      [2, 'done'],
      [3, 'refused', 'number', 'same_as_line', 2],
    ]);
  });

  it('R8: counts the rows above for the same member, before anything is bought', async () => {
    const company = await makeFixture(sql, { plan: 'connect', numbers: 6 });
    await person(company, 'ada@company.example');
    const rows = company.numbers.map(({ e164 }) => `ada@company.example,${e164}`);
    const view = await checked(company.owner, 'assignments', lines('email,number', ...rows));
    expect((await verdictsOf(company.owner, view.id)).at(-1)).toEqual([
      7,
      'refused',
      'email',
      'member_limit_reached',
      5,
      5,
      'Connect',
    ]);
    expect(view.quote?.purchases).toBe(5);
  });

  it('R1, R5: uses what is free, buys what is missing as one purchase, and bought once stays bought once', async () => {
    const company = await makeFixture(sql, { plan: 'max', numbers: 3, stock: 2, monthly: 2 });
    await person(company, 'ada@company.example');
    const all = [...company.numbers.map(({ e164 }) => e164), ...company.stock];
    const content = lines(
      'email,number',
      ...all.map((e164) => `ada@company.example,${e164}`),
      'ada@company.example,wrong',
    );
    const view = await imported(company.owner, 'assignments', content);
    expect(view).toMatchObject({
      status: 'done',
      counts: { done: 5, refused: 1, ready: 0 },
      purchaseId: expect.stringMatching(/^pur_/),
    });
    expect(await figuresOf(sql, company)).toMatchObject({ openAssignments: 5, purchases: 1, bought: 3 });
    const { charged } = await figuresOf(sql, company);

    const again = await imported(company.owner, 'assignments', content);
    expect(again).toMatchObject({ status: 'done', counts: { done: 0, unchanged: 5, refused: 1 }, purchaseId: null });
    expect(again.quote).toMatchObject({ licencesUsed: 0, purchases: 0 });
    expect(await figuresOf(sql, company)).toMatchObject({ openAssignments: 5, purchases: 1, bought: 3, charged });
  });
});

describe('what was confirmed', () => {
  const file = (company: FixtureCompany) =>
    lines('email,number', ...company.numbers.map(({ e164 }) => `ada@company.example,${e164}`));

  it('R7: must be said, and must cover what the check found', async () => {
    const company = await makeFixture(sql, { numbers: 2 });
    await person(company, 'ada@company.example');
    const { owner } = company;
    const view = await checked(owner, 'assignments', file(company));
    const importId = view.id;
    expect(await refusal(tryCommand(confirmImport, owner, { importId }))).toMatchObject({
      code: 'invalid_input',
      errors: [{ pointer: '/maxPurchases' }, { pointer: '/maxCharge' }],
    });
    const limits = shown(view);
    expect(await refusal(tryCommand(confirmImport, owner, { importId, ...limits, maxPurchases: 1 }))).toMatchObject({
      code: 'quote_changed',
      quote: { purchases: 2 },
    });
    expect((await figuresOf(sql, company)).purchases).toBe(0);
  });

  it('R7: holds when a licence is taken between check and act: nothing happens, and the new quote is there to confirm', async () => {
    const company = await makeFixture(sql, { numbers: 3, monthly: 2 });
    const ada = await person(company, 'ada@company.example');
    const { owner } = company;
    const [first, second, third] = company.numbers;
    const view = await checked(
      owner,
      'assignments',
      lines('email,number', `ada@company.example,${first?.e164}`, `ada@company.example,${second?.e164}`),
    );
    expect(view.quote).toMatchObject({ licencesUsed: 2, purchases: 0 });
    await act(confirmImport, owner, { importId: view.id, ...shown(view) });
    await act(assignNumber, owner, { memberId: ada, numberId: third?.id ?? '' });
    await work();
    const back = await ask(getImport, owner, { importId: view.id });
    expect(back).toMatchObject({
      status: 'checked',
      problem: { code: 'quote_changed' },
      quote: { licencesUsed: 2, purchases: 1 },
      counts: { ready: 2, done: 0 },
    });
    expect(await figuresOf(sql, company)).toMatchObject({ openAssignments: 1, purchases: 0 });
    await act(confirmImport, owner, { importId: view.id, ...shown(back) });
    await work();
    expect(await ask(getImport, owner, { importId: view.id })).toMatchObject({
      status: 'done',
      problem: null,
      counts: { done: 2 },
    });
    expect(await figuresOf(sql, company)).toMatchObject({ openAssignments: 3, purchases: 1, bought: 1 });
  });

  it('is looked at again as a whole: a row that can no longer be done sends it back', async () => {
    const company = await makeFixture(sql, { numbers: 2, monthly: 3 });
    await person(company, 'ada@company.example');
    const { owner } = company;
    const view = await checked(owner, 'assignments', file(company));
    await act(confirmImport, owner, { importId: view.id, ...shown(view) });
    await act(assignNumber, owner, { memberId: company.members[0] ?? '', numberId: at(company, 0).id });
    await work();
    expect(await ask(getImport, owner, { importId: view.id })).toMatchObject({
      status: 'checked',
      problem: { code: 'quote_changed' },
      counts: { ready: 1, refused: 1, done: 0 },
    });
  });

  it('R23: cannot be had where the policy forbids buying; the check says so', async () => {
    const company = await makeFixture(sql, { numbers: 2, monthly: 1 });
    await person(company, 'ada@company.example');
    const { owner } = company;
    await act(setAutoPurchasePolicy, owner, { autoPurchase: { policy: 'block' } });
    const view = await checked(owner, 'assignments', file(company));
    expect(view).toMatchObject({
      status: 'checked',
      quote: null,
      problem: { code: 'auto_purchase_blocked' },
      counts: { ready: 2 },
    });
    const limits = { maxPurchases: 1, maxCharge: { amount: 100_000, currency: 'EUR' } };
    expect(await refusal(tryCommand(confirmImport, owner, { importId: view.id, ...limits }))).toMatchObject({
      code: 'auto_purchase_blocked',
    });
  });

  it('cannot be had where the company is restricted: rows that are wrong, or done already, are still shown so', async () => {
    const company = await makeFixture(sql, { numbers: 2, monthly: 1 });
    const ada = await person(company, 'ada@company.example');
    const { owner } = company;
    await act(assignNumber, owner, { memberId: ada, numberId: at(company, 0).id });
    await sql`update companies set state = 'restricted' where company_id = ${company.uuid}`;
    const rows = [...company.numbers.map(({ e164 }) => `ada@company.example,${e164}`), 'eve@x.example,+33639989999'];
    const view = await checked(owner, 'assignments', lines('email,number', ...rows));
    expect(view).toMatchObject({
      status: 'checked',
      quote: null,
      problem: { code: 'company_restricted' },
      counts: { ready: 1, unchanged: 1, refused: 1 },
    });
  });

  it('is not carried out after a cancel', async () => {
    const company = await makeFixture(sql, { numbers: 2, monthly: 2 });
    await person(company, 'ada@company.example');
    const { owner } = company;
    const view = await checked(owner, 'assignments', file(company));
    await act(confirmImport, owner, { importId: view.id, ...shown(view) });
    await act(cancelImport, owner, { importId: view.id });
    await work();
    expect(await figuresOf(sql, company)).toMatchObject({ openAssignments: 0 });
  });

  it('leads from the event of each number to the import', async () => {
    const company = await makeFixture(sql, { numbers: 2, monthly: 2 });
    await person(company, 'ada@company.example');
    const { id } = await imported(company.owner, 'assignments', file(company));
    const events = await sql<{ action: string; target: string }[]>`
      select action, target_id as target from audit_events where company_id = ${company.uuid} and request_id = ${id} order by sequence`;
    expect(events.map(({ action }) => action)).toEqual([...Array(2).fill('number.assigned'), 'import.completed']);
    expect(events.at(-1)?.target).toBe(id);
  });
});
