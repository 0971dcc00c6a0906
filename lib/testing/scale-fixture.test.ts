import { afterAll, beforeAll, expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { closePool } from '@/lib/db/client';
import { getLicenceSummary, listLicences } from '@/lib/licences';
import { act, ask, memberActor } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { brokenInvariants } from '@/lib/testing/invariants';
import { makeScaledCompany, type ScaledCompany } from '@/lib/testing/scale-fixture';

const database = testDatabase();
afterAll(closePool);

let company: ScaledCompany;
beforeAll(async () => {
  company = await makeScaledCompany(database.connect(), 1, {
    members: 20,
    numbers: 30,
    licences: 40,
    assigned: 25,
    ending: 5,
  });
});

const owner = () => memberActor(company.companyId, company.member(1), 'owner');

it('a company made by generate_series has counters that equal its rows', async () => {
  const summary = await ask(getLicenceSummary, owner(), {});
  expect(summary).toEqual({ total: 40, assigned: 25, available: 15, ending: 5 });
  const counted = async (status: 'assigned' | 'available' | 'ending') =>
    (await ask(listLicences, owner(), { status, limit: 200 })).data.length;
  expect([await counted('assigned'), await counted('available'), await counted('ending')]).toEqual([25, 15, 5]);
});

it('holds to every rule but the audit log’s: its past has no events', async () => {
  const broken = await brokenInvariants(database.connectAsSuperuser());
  expect(broken.filter((sentence) => !sentence.startsWith('R26'))).toEqual([]);
});

it('and the product goes on with it', async () => {
  const { licenceOrigin } = await act(assignNumber, owner(), {
    memberId: company.member(2),
    numberId: company.number(26),
  });
  expect(licenceOrigin).toBe('available');
  expect(await ask(getLicenceSummary, owner(), {})).toEqual({ total: 40, assigned: 26, available: 14, ending: 5 });
});
