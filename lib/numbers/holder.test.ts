import { expect, it } from 'vitest';
import { refusal, tryCommand } from '@/lib/testing/acting';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { findNumberHolder } from '.';

const { sql } = coreDatabase();

it.each([
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+14:00',
  '9999-12-31T23:59:59-14:00',
  '2031-11-22T12:00:60Z',
  '2031-02-30T00:00:00Z',
])('who held a number at %s is no question, and the instant is named as what is wrong', async (at) => {
  const company = await makeFixture(sql, { numbers: 1 });
  const asked = tryCommand(findNumberHolder, company.owner, { numberId: company.numbers[0]?.id ?? '', at });
  expect(await refusal(asked)).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '/at' }] });
});

it.each(['0001-01-02T00:00:00Z', '9999-12-30T23:59:59Z', '2031-11-22T12:00:00+01:00'])(
  'at %s it is one',
  async (at) => {
    const company = await makeFixture(sql, { numbers: 1 });
    expect(
      await refusal(tryCommand(findNumberHolder, company.owner, { numberId: company.numbers[0]?.id ?? '', at })),
    ).toBe('accepted');
  },
);
