import { afterAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { importInventory, takeNumber } from '@/lib/numbers';
import { act, operate, staff, tryTask } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, rowsOf } from '@/lib/testing/factories';
import { checkInventoryRow } from './import-rules';

const database = testDatabase();
afterAll(closePool);

type Row = { number: string; country: string; type: string };
const importing = (rows: Partial<Row>[]) =>
  operate(importInventory, { rows: rowsOf(rows as Record<string, string>[]) });
const directory = () =>
  database.connect()<
    { e164: string; country: string; type: string }[]
  >`select e164, country, type from number_directory order by e164`;

describe('one row of an inventory file', () => {
  const kinds = new Set([
    'FR mobile',
    'FR landline',
    'FR toll_free',
    'US mobile',
    'CA mobile',
    'US toll_free',
    'GB mobile',
    'GG mobile',
    'KZ mobile',
    'RU mobile',
    'IT mobile',
    'IT landline',
  ]);
  const check = (number: string, country: string, type = 'mobile') =>
    checkInventoryRow({ line: 2, values: { number, country, type } }, kinds);

  it.each([
    ['06 39 98 04 12', 'FR', 'mobile', '+33639980412'],
    ['+33 6 39 98 04 12', 'fr', 'Mobile', '+33639980412'],
    [' 0033639980412 ', 'FR', ' mobile', '+33639980412'],
    ['0800 123 456', 'FR', 'toll-free', '+33800123456'],
    ['0800123456', 'FR', 'toll free', '+33800123456'],
    ['0800123456', 'FR', 'TollFree', '+33800123456'],
    ['+39 06 123456', 'IT', 'landline', '+3906123456'],
  ])('%s of %s, %s goes in as %s', (number, country, type, e164) => {
    expect(check(number, country, type)).toMatchObject({ ok: true, line: { e164, country: country.toUpperCase() } });
  });

  it.each([
    ['+1 416 555 0123', 'CA'],
    ['+1 416 555 0123', 'US'],
    ['+44 7781 900123', 'GG'],
    ['+44 7781 900123', 'GB'],
    ['+7 701 234 5678', 'KZ'],
    ['+7 701 234 5678', 'RU'],
  ])('%s stays with %s as the file says: the code is shared', (number, country) => {
    expect(check(number, country)).toMatchObject({ ok: true, line: { country } });
  });

  it.each([
    ['3.36123E+10', 'FR', 'mobile', 'number', 'quantity'],
    ['33639980412', 'FR', 'mobile', 'number', 'lost its "+"'],
    ['639980412', 'FR', 'mobile', 'number', 'lost its leading 0'],
    ['', 'FR', 'mobile', 'number', 'empty'],
    ['06 39 98 O4 12', 'FR', 'mobile', 'number', 'letters'],
    ['+33639980412;ext=3', 'FR', 'mobile', 'number', 'extension'],
    ['+3363998041234567', 'FR', 'mobile', 'number', 'too long'],
    ['112', 'FR', 'mobile', 'number', 'short code'],
    ['+33 6 39 98 04', 'FR', 'mobile', 'number', 'number of digits'],
    ['+33639980412', 'US', 'mobile', 'number', 'not a number of US'],
    ['+800 1234 5678', 'FR', 'toll_free', 'number', 'not a number of FR'],
    ['+33639980412', 'XX', 'mobile', 'country', 'no country'],
    ['+33639980412', 'France', 'mobile', 'country', 'no country'],
    ['+33639980412', '', 'mobile', 'country', 'no country'],
    ['+33639980412', 'FR', 'fax', 'type', 'no type'],
    ['+33639980412', 'FR', '', 'type', 'no type'],
  ])('%s of %s, %s is refused for its %s: %s', (number, country, type, column, words) => {
    const checked = check(number, country, type);
    expect(checked).toMatchObject({ ok: false, column });
    expect(checked.ok ? '' : checked.message).toContain(words);
  });

  it('repeats no more than the beginning of a huge value', () => {
    const checked = check('9'.repeat(100_000), 'FR');
    expect(checked.ok ? 0 : checked.value.length).toBe(80);
  });
});

describe('importing into the inventory', () => {
  it('gives a verdict on every row in file order, and takes every row that can go in', async () => {
    const report = await importing([
      { number: '06 39 98 50 01', country: 'FR', type: 'mobile' },
      { number: '3.36123E+10', country: 'FR', type: 'mobile' },
      { number: '+33 6 39 98 50 01', country: 'FR', type: 'mobile' },
      { number: '+33639985002', country: 'FR', type: 'mobile' },
    ]);
    expect(report).toMatchObject({ created: 2, unchanged: 0, refused: 2 });
    expect(report.rows).toMatchObject([
      { line: 2, verdict: 'created', number: '+33639985001' },
      { line: 3, verdict: 'refused', number: '3.36123E+10', column: 'number', value: '3.36123E+10' },
      {
        line: 4,
        verdict: 'refused',
        number: '+33639985001',
        column: 'number',
        value: '+33 6 39 98 50 01',
        message: 'Is the same number as in line 2.',
      },
      { line: 5, verdict: 'created', number: '+33639985002' },
    ]);
    expect((await directory()).map((line) => line.e164)).toEqual(['+33639985001', '+33639985002']);
  });

  it('changes nothing the second time, also for numbers that a company has taken', async () => {
    const rows = [
      { number: '+33639985101', country: 'FR', type: 'mobile' },
      { number: '+33639985102', country: 'FR', type: 'mobile' },
    ];
    await importing(rows);
    await act(takeNumber, (await makeCompany()).owner, { e164: '+33639985101' });
    const before = await directory();
    expect(await importing(rows)).toMatchObject({ created: 0, unchanged: 2, refused: 0 });
    expect(await directory()).toEqual(before);
  });

  it('refuses a number that is there as another kind', async () => {
    await importing([
      { number: '+33639985201', country: 'FR', type: 'mobile' },
      { number: '+14165550171', country: 'CA', type: 'mobile' },
    ]);
    const report = await importing([
      { number: '+33639985201', country: 'FR', type: 'landline' },
      { number: '+14165550171', country: 'US', type: 'mobile' },
    ]);
    expect(report.rows).toMatchObject([
      { verdict: 'refused', column: 'type', message: expect.stringContaining('FR mobile') },
      { verdict: 'refused', column: 'country', message: expect.stringContaining('CA mobile') },
    ]);
  });

  it('warns of numbers outside the known ranges and takes them', async () => {
    const { rows } = await importing([
      { number: '+33639985301', country: 'FR', type: 'mobile' },
      { number: '+33612345679', country: 'FR', type: 'mobile' },
    ]);
    expect(rows.map((row) => [row.verdict, row.warning !== undefined])).toEqual([
      ['created', true],
      ['created', false],
    ]);
  });

  it('leaves nothing behind when the file breaks off in the middle', async () => {
    const before = await directory();
    const breaking = {
      async *[Symbol.asyncIterator]() {
        for (let n = 0; n < 2_500; n += 1)
          yield {
            line: n + 2,
            values: { number: `+33639${String(700_000 + n)}`.slice(0, 12), country: 'FR', type: 'mobile' },
          };
        throw new Error('the disk is gone');
      },
    };
    await expect(operate(importInventory, { rows: breaking })).rejects.toThrow('the disk is gone');
    expect(await directory()).toEqual(before);
  });

  it('takes two files at once with the same numbers in another order', async () => {
    const numbers = Array.from({ length: 3_000 }, (_, n) => ({
      number: `+3361${String(1_000_000 + n)}`,
      country: 'FR',
      type: 'mobile',
    }));
    const reports = await Promise.all([importing(numbers), importing([...numbers].reverse())]);
    expect(reports.map((report) => report.created + report.unchanged)).toEqual([3_000, 3_000]);
    expect(reports.reduce((sum, report) => sum + report.created, 0)).toBe(3_000);
  });

  it('refuses to read on in a stream that was read before, instead of losing rows', async () => {
    async function* once() {
      yield { line: 2, values: { number: '+33639985401', country: 'FR', type: 'mobile' } };
    }
    const rows = once();
    expect(await operate(importInventory, { rows })).toMatchObject({ created: 1 });
    expect(await tryTask(importInventory, { rows })).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  });

  it('is the operator’s business, not a support agent’s (R24)', async () => {
    const rows = rowsOf([]);
    expect(await tryTask(importInventory, { rows }, staff('operator'))).toMatchObject({ ok: true });
    expect(await tryTask(importInventory, { rows }, staff('support'))).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
  });

  it('takes 12,000 numbers of 14 countries in seconds', async () => {
    const ranges: [string, string, string][] = [
      ['FR', 'mobile', '+3367'],
      ['FR', 'landline', '+3314'],
      ['GB', 'mobile', '+4474'],
      ['US', 'landline', '+1212'],
      ['CA', 'mobile', '+1416'],
      ['DE', 'mobile', '+49171'],
      ['ES', 'mobile', '+346'],
      ['IT', 'mobile', '+3934'],
      ['BE', 'mobile', '+3247'],
      ['NL', 'mobile', '+316'],
      ['PT', 'mobile', '+35191'],
      ['CH', 'mobile', '+4178'],
      ['PL', 'mobile', '+4850'],
      ['SE', 'mobile', '+4670'],
      ['AU', 'mobile', '+614'],
    ];
    const lengths: Record<string, number> = {
      FR: 12,
      GB: 13,
      US: 12,
      CA: 12,
      DE: 13,
      ES: 12,
      IT: 13,
      BE: 12,
      NL: 12,
      PT: 13,
      CH: 12,
      PL: 12,
      SE: 12,
      AU: 12,
    };
    const rows = ranges.flatMap(([country, type, prefix]) =>
      Array.from({ length: 800 }, (_, n) => ({
        number:
          prefix +
          String(n * 7 + 2_000_000)
            .slice(0)
            .padStart(12, '2')
            .slice(-((lengths[country] ?? 12) - prefix.length)),
        country,
        type,
      })),
    );
    const started = performance.now();
    const report = await importing(rows);
    expect(report.rows.find((row) => row.verdict !== 'created')).toBeUndefined();
    expect(report.created).toBe(12_000);
    expect(performance.now() - started).toBeLessThan(15_000);
  }, 30_000);
});
