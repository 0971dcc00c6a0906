import { afterAll, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { getNumber, listInventoryCountries, listNumberCountries, takeNumber } from '@/lib/numbers';
import { act, ask } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, makeInventoryNumbers, ownNumber, signedIn } from '@/lib/testing/factories';

testDatabase();
afterAll(closePool);

it('lists the countries of the company’s own numbers, each once, and of nobody else’s (R25)', async () => {
  const [company, other] = await Promise.all([makeCompany(), makeCompany()]);
  await ownNumber(company, { country: 'GB' });
  await ownNumber(company, { country: 'FR' });
  await ownNumber(company, { country: 'FR', type: 'landline' });
  await ownNumber(other, { country: 'US' });
  expect(await ask(listNumberCountries, company.owner, {})).toEqual({ data: ['FR', 'GB'] });
});

it('shows a team lead no country of numbers outside their departments (R24)', async () => {
  const company = await makeCompany();
  await ownNumber(company);
  const lead = await signedIn(company, 'team_lead');
  expect(await ask(listNumberCountries, lead, {})).toEqual({ data: [] });
});

it('says how long a number of its kind can be restored once deleted (R13)', async () => {
  const company = await makeCompany();
  const { id } = await ownNumber(company);
  expect(await ask(getNumber, company.owner, { numberId: id })).toMatchObject({ quarantineDays: 60 });
});

it('the countries of the stock are those with a line in it, and no others', async () => {
  const company = await makeCompany();
  const countriesOf = async () => (await ask(listInventoryCountries, company.owner, {})).data;
  expect(await countriesOf()).not.toContain('GB');
  const [e164 = ''] = await makeInventoryNumbers(1, { country: 'GB' });
  expect(await countriesOf()).toContain('GB');
  await act(takeNumber, company.owner, { e164 });
  expect(await countriesOf()).not.toContain('GB');
});
