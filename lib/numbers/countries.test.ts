import { afterAll, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { getNumber, listNumberCountries } from '@/lib/numbers';
import { ask } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, ownNumber, signedIn } from '@/lib/testing/factories';

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
