import { afterAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, makeInventoryNumbers } from '@/lib/testing/factories';
import { type RestClient, restClientOf } from '@/lib/testing/rest';

testDatabase();
afterAll(closePool);

const idOf = ({ body }: { body: Record<string, unknown> }): string => String(body.id);
const summary = async (client: RestClient) => (await client.get('/licences/summary')).body;
const money = { amount: expect.any(Number), currency: 'EUR' };

async function companyWithThreeLicences() {
  const company = await makeCompany();
  const client = await restClientOf(company.id);
  expect((await client.post('/licences', { quantity: 3 })).status).toBe(201);
  const member = async (lastName: string) =>
    idOf(
      await client.post('/members', {
        firstName: 'Camille',
        lastName,
        email: `${lastName}@acme.example`,
        role: 'member',
      }),
    );
  const members = [await member('Un'), await member('Deux'), await member('Trois'), await member('Quatre')] as const;
  const numbers = await makeInventoryNumbers(5);
  for (const [index, e164] of numbers.slice(0, 2).entries()) {
    expect((await client.post('/assignments', { memberId: members[index], e164, maxPurchases: 0 })).status).toBe(201);
  }
  return { client, members, numbers };
}

describe('the worked example over the API', () => {
  it('assigns, buys exactly one licence, deletes and reassigns with exactly its figures', async () => {
    const { client, members, numbers } = await companyWithThreeLicences();
    const [, , third, fourth] = members;
    expect(await summary(client)).toEqual({ total: 3, assigned: 2, available: 1, ending: 0 });

    const free = await client.post('/assignments/quote', { memberId: third, e164: numbers[2] });
    expect(free.status).toBe(200);
    expect(free.body).toMatchObject({
      licencesUsed: 1,
      purchases: 0,
      removalsUndone: 0,
      charge: { amount: 0, currency: 'EUR' },
      member: { numbers: 0, limit: 5 },
    });
    const first = await client.post('/assignments', { memberId: third, e164: numbers[2], maxPurchases: 0 });
    expect(first.status).toBe(201);
    expect(first.body).toEqual({
      assignment: {
        id: expect.any(String),
        numberId: expect.any(String),
        memberId: third,
        licenceId: expect.any(String),
        startedAt: expect.any(String),
      },
      licenceOrigin: 'available',
      purchase: null,
    });
    expect(await summary(client)).toEqual({ total: 3, assigned: 3, available: 0, ending: 0 });

    const costly = { memberId: fourth, e164: numbers[3] };
    const quote = await client.post('/assignments/quote', costly);
    expect(Object.keys(quote.body)).toEqual([
      'licencesUsed',
      'removalsUndone',
      'purchases',
      'charge',
      'tax',
      'total',
      'formula',
      'renewal',
      'member',
    ]);
    expect(quote.body).toMatchObject({
      purchases: 1,
      charge: money,
      formula: { quantity: 1, unitPrice: money },
      renewal: { increase: money },
    });
    const second = await client.post('/assignments', {
      ...costly,
      maxPurchases: 1,
      maxCharge: quote.body.charge,
      maxRemovalsUndone: 0,
    });
    expect(second.body).toMatchObject({
      licenceOrigin: 'purchased',
      purchase: {
        quantity: 1,
        charge: quote.body.charge,
        source: 'automatic',
        invoiceId: expect.stringMatching(/^inv_/),
      },
    });
    expect(await summary(client)).toEqual({ total: 4, assigned: 4, available: 0, ending: 0 });

    const numberId = String((first.body.assignment as { numberId: string }).numberId);
    const licenceId = String((first.body.assignment as { licenceId: string }).licenceId);
    const moved = await client.post(`/numbers/${numberId}/reassign`, { memberId: fourth });
    expect(moved).toMatchObject({ status: 200, body: { status: 'assigned', member: { id: fourth }, licenceId } });
    expect(await summary(client)).toEqual({ total: 4, assigned: 4, available: 0, ending: 0 });

    const deleted = await client.delete(`/numbers/${numberId}`);
    expect(deleted).toMatchObject({
      status: 200,
      body: { status: 'quarantined', member: null, licenceId: null, restorableUntil: expect.any(String) },
    });
    expect(await summary(client)).toEqual({ total: 4, assigned: 3, available: 1, ending: 0 });

    expect(await client.post(`/numbers/${numberId}/restore`)).toMatchObject({
      status: 200,
      body: { status: 'unassigned', restorableUntil: null },
    });
    const history = await client.get(`/numbers/${numberId}/history`);
    expect((await client.get(`/licences/${licenceId}/history`)).body).toMatchObject({
      nextCursor: null,
      data: expect.arrayContaining([
        expect.objectContaining({ numberId, member: expect.objectContaining({ id: third }) }),
      ]),
    });
    expect(history.body).toMatchObject({
      nextCursor: null,
      data: expect.arrayContaining([expect.objectContaining({ licenceId, endReason: 'reassigned' })]),
    });
  });

  it('answers 200 with the existing assignment when the member already holds the number', async () => {
    const { client, members, numbers } = await companyWithThreeLicences();
    const body = { memberId: members[0], e164: numbers[0] };
    const again = await client.post('/assignments', body);
    expect(again).toMatchObject({ status: 200, body: { assignment: { memberId: members[0] }, purchase: null } });
    expect(await summary(client)).toMatchObject({ total: 3, assigned: 2 });
  });

  it('refuses to charge more than was confirmed, with the new quote as the quote’s own call answers it (R7)', async () => {
    const { client, members, numbers } = await companyWithThreeLicences();
    await client.post('/assignments', { memberId: members[2], e164: numbers[2], maxPurchases: 0 });
    const body = { memberId: members[3], e164: numbers[3] };
    const quote = await client.post('/assignments/quote', body);
    const refused = await client.post('/assignments', { ...body, maxPurchases: 0 });
    expect(refused).toMatchObject({ status: 409, body: { code: 'quote_changed', status: 409 } });
    expect(refused.body.quote).toEqual(quote.body);
    const tooDear = await client.post('/licences', { quantity: 2, maxCharge: { amount: 1, currency: 'EUR' } });
    expect(tooDear).toMatchObject({ status: 409, body: { code: 'quote_changed' } });
    expect(tooDear.body.quote).toEqual((await client.post('/licences/quote', { quantity: 2 })).body);
    expect(await summary(client)).toMatchObject({ total: 3 });
  });

  it('adds, removes and keeps licences', async () => {
    const { client } = await companyWithThreeLicences();
    const removal = await client.post('/licences/removals', { quantity: 1 });
    expect(removal).toMatchObject({ status: 200, body: { data: [{ status: 'ending', endsOn: expect.any(String) }] } });
    expect(await summary(client)).toEqual({ total: 3, assigned: 2, available: 1, ending: 1 });
    expect(await client.post('/licences/removals', { quantity: 2 })).toMatchObject({
      status: 409,
      body: { code: 'not_enough_removable_licences' },
    });
    const [licence] = removal.body.data as { id: string }[];
    const kept = await client.delete(`/licences/${licence?.id}/removal`);
    expect(kept).toMatchObject({ status: 200, body: { id: licence?.id, status: 'available', endsOn: null } });
    const { body } = await client.get('/licences?status=assigned&limit=1');
    expect(body).toMatchObject({ data: [{ status: 'assigned', label: 'L-0002' }], nextCursor: expect.any(String) });
    const rest = await client.get(`/licences?status=assigned&limit=1&cursor=${String(body.nextCursor)}`);
    expect(rest.body).toMatchObject({ data: [{ label: 'L-0001' }], nextCursor: null });
    expect((await client.get(`/licences?status=available&cursor=${String(body.nextCursor)}`)).status).toBe(422);
    expect(
      (await client.post('/licences/removals', { licenceIds: [(body.data as { id: string }[])[0]?.id] })).body,
    ).toMatchObject({ code: 'licence_in_use', number: { id: expect.any(String) } });
  });

  it('keeps the policy: what is left out stays, null takes a cap away, the policy can ask', async () => {
    const { client } = await companyWithThreeLicences();
    const capped = await client.patch('/company', {
      autoPurchase: { monthlyLicences: 2, monthlyCharge: { amount: 500, currency: 'EUR' } },
    });
    expect(capped).toMatchObject({
      status: 200,
      body: { autoPurchase: { policy: 'allow', monthlyLicences: 2, monthlyCharge: { amount: 500, currency: 'EUR' } } },
    });
    const blocked = await client.patch('/company', { autoPurchase: { policy: 'block', monthlyLicences: null } });
    expect(blocked.body.autoPurchase).toEqual({
      policy: 'block',
      monthlyLicences: null,
      monthlyCharge: { amount: 500, currency: 'EUR' },
    });
    const asking = await client.patch('/company', { autoPurchase: { policy: 'ask' } });
    expect(asking).toMatchObject({ status: 200, body: { autoPurchase: { policy: 'ask' } } });
  });

  it('lists the inventory, takes a number from it, and says who held a number when', async () => {
    const { client, numbers, members } = await companyWithThreeLicences();
    const e164 = numbers[4] ?? '';
    expect((await client.get(`/inventory?q=${encodeURIComponent(e164)}`)).body).toEqual({
      data: [{ e164, country: 'FR', type: 'mobile', capabilities: ['voice', 'sms', 'mms'], reason: null }],
      nextCursor: null,
    });
    const taken = await client.post('/numbers', { e164 });
    expect(taken).toMatchObject({
      status: 201,
      body: { e164, status: 'unassigned', member: null, licenceId: null, restorableUntil: null },
    });
    expect((await client.get(`/inventory?q=${encodeURIComponent(e164)}`)).body).toEqual({ data: [], nextCursor: null });
    await client.post('/assignments', { memberId: members[2], numberId: idOf(taken), maxPurchases: 0 });
    const holder = await client.get(`/numbers/${idOf(taken)}/holder?at=${new Date(Date.now() + 1_000).toISOString()}`);
    expect(holder).toMatchObject({ status: 200, body: { holding: { member: { id: members[2] }, to: null } } });
    expect((await client.get(`/numbers?memberId=${members[2]}`)).body).toMatchObject({
      data: [{ e164 }],
      nextCursor: null,
    });
    expect((await client.get(`/members/${members[2]}`)).body).toEqual({
      id: members[2],
      firstName: 'Camille',
      lastName: 'Trois',
      email: 'Trois@acme.example',
      role: 'member',
      departmentId: null,
      status: 'invited',
      invitation: null,
      lastActiveAt: null,
      numbers: 1,
      limit: 5,
    });
  });
});
