import { describe, expect, it } from 'vitest';
import { deleteNumber } from '@/lib/assignments';
import { act, operate, refusal, staff, tryTask } from '@/lib/testing/acting';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { browseInventory, listNumberKinds, setQuarantine } from '.';

const { sql } = coreDatabase();
const desk = staff('operator');
const browse = (input: { q?: string; state?: 'assignable' | 'blocked' | 'taken'; limit?: number; cursor?: string }) =>
  operate(browseInventory, input, desk);

describe('the operator’s lines', () => {
  it('are in stock or with a company, whose name is all that is said of it (R24)', async () => {
    const company = await makeFixture(sql, { numbers: 2, stock: 3 });
    const stock = await browse({});
    expect(stock.data.map(({ e164 }) => e164)).toEqual([...company.stock].sort());
    expect(stock.data.every(({ company: holder }) => holder === null)).toBe(true);
    const taken = await browse({ state: 'taken' });
    expect(taken.data.map(({ e164 }) => e164)).toEqual(company.numbers.map(({ e164 }) => e164).sort());
    const [first] = taken.data;
    expect(first?.company?.id).toBe(company.id);
    expect(Object.keys(first?.company ?? {})).toEqual(['id', 'name']);
  });

  it('are found in any spelling, and page by page there and back', async () => {
    const { stock } = await makeFixture(sql, { stock: 5 });
    const [line = ''] = stock;
    const national = line.replace('+33', '0');
    for (const q of [line, national, `00${line.slice(1)}`, national.replace(/(\d\d)/g, '$1 ').trim()])
      expect((await browse({ q })).data.map(({ e164 }) => e164)).toEqual([line]);
    expect((await browse({ q: 'reception' })).data).toEqual([]);
    const first = await browse({ limit: 2 });
    const second = await browse({ limit: 2, cursor: first.nextCursor ?? '' });
    expect(second.data[0]?.e164).not.toBe(first.data[0]?.e164);
    expect((await browse({ limit: 2, cursor: second.previousCursor ?? '' })).data).toEqual(first.data);
    const elsewhere = { state: 'taken' as const, cursor: first.nextCursor ?? '' };
    expect(await refusal(tryTask(browseInventory, elsewhere, desk))).toMatchObject({ code: 'invalid_input' });
  });

  it('R10: what cannot be assigned yet stands apart, with the reason', async () => {
    await sql`insert into number_directory (e164, national, country, type) values ('+33800123456', '0800123456', 'FR', 'toll_free')`;
    expect((await browse({ state: 'blocked' })).data).toMatchObject([{ e164: '+33800123456', reason: 'toll_free' }]);
    expect((await browse({ q: '0800123456' })).data).toEqual([]);
  });
});

describe('quarantine (R13)', () => {
  const french = async () =>
    (await operate(listNumberKinds, {}, desk)).data.find(({ country, type }) => country === 'FR' && type === 'mobile');

  it('is set within what its kind allows, and holds for what is deleted from then on', async () => {
    expect(await french()).toMatchObject({ quarantineDays: 60, quarantineMinDays: 45, quarantineMaxDays: 120 });
    const company = await makeFixture(sql, { numbers: 2 });
    const [first, second] = company.numbers;
    const deadline = async (numberId: string) =>
      (await act(deleteNumber, company.owner, { numberId })).restorableUntil ?? '';
    const before = await deadline(first?.id ?? '');
    await operate(setQuarantine, { country: 'FR', type: 'mobile', days: 90 }, desk);
    const after = await deadline(second?.id ?? '');
    expect(Math.round((Date.parse(after) - Date.parse(before)) / 86_400_000)).toBe(30);
    const [kept] = await sql<{ until: Date }[]>`
      select restorable_until as until from numbers where company_id = ${company.uuid} and e164 = ${first?.e164 ?? ''}`;
    expect(kept?.until.toISOString()).toBe(before);
    await operate(setQuarantine, { country: 'FR', type: 'mobile', days: 60 }, desk);
  });

  it.each([
    [{ country: 'FR', type: 'mobile', days: 44 }, '/days'],
    [{ country: 'FR', type: 'mobile', days: 121 }, '/days'],
    [{ country: 'ZZ', type: 'mobile', days: 60 }, '/type'],
  ] as const)('%j is refused by name, and nothing changes', async (input, pointer) => {
    expect(await refusal(tryTask(setQuarantine, input, desk))).toMatchObject({
      code: 'invalid_input',
      errors: [{ pointer }],
    });
    expect(await french()).toMatchObject({ quarantineDays: 60 });
  });
});
