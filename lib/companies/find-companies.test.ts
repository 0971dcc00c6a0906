import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/access';
import { createApiKey } from '@/lib/api-keys';
import { deleteNumber } from '@/lib/assignments';
import { browseCompanies, createCompany, findCompanies } from '@/lib/companies';
import { closePool } from '@/lib/db/client';
import { getInvoice } from '@/lib/invoices';
import { newId, toUuid } from '@/lib/kernel/id';
import { purchaseLicences } from '@/lib/licences';
import { createMember } from '@/lib/members';
import { act, ask, memberActor, operate, refusal, staff, system, tryTask } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeInventoryNumbers, ownNumber } from '@/lib/testing/factories';
import { type FilledCompany, filledCompany } from '@/lib/testing/two-companies';

const database = testDatabase();
const sql = database.connectAsSuperuser();
afterAll(closePool);

let acme: FilledCompany;
let other: FilledCompany;
const agent = staff('support');
/** Of somebody else each time: how often one person may look is a test of its own. */
const find = (q: string) => operate(findCompanies, { q }, staff('support'));
/** Which companies were found by what. */
const found = async (q: string) => (await find(q)).data.map(({ name, matches }) => [name, ...matches]);
const rowId = async (prefix: string, table: string, company = acme) => {
  const [row] = await sql.unsafe<{ id: string }[]>(
    `select id from ${table} where company_id = '${toUuid('com', company.id)}' order by id limit 1`,
  );
  return `${prefix}_${row?.id.replaceAll('-', '') ?? ''}`;
};
beforeAll(async () => {
  acme = await filledCompany();
  other = await filledCompany();
  await act(createMember, acme.owner, {
    firstName: 'Inès',
    lastName: 'Moreau',
    email: 'Ines.Moreau@acme-telecom.example',
    role: 'member',
  });
});

describe('a company is found in one box', () => {
  it.each([
    ['company', () => acme.id],
    ['member', () => acme.memberId],
    ['department', () => acme.departmentId],
    ['number', () => acme.heldId],
    ['licence', () => acme.licenceId],
    ['subscription', () => acme.subscriptionId],
    ['purchase', () => acme.purchaseId],
    ['assignment', () => rowId('asg', 'assignments')],
    ['number_request', () => acme.requestId],
    ['import', () => acme.importId],
    ['invoice', () => acme.invoiceId],
    ['invoice_line', () => acme.lineId],
    ['payment', () => rowId('pay', 'payments')],
    ['agreement', () => rowId('agr', 'agreements')],
    ['api_key', () => rowId('key', 'api_keys')],
    ['event', () => acme.eventId],
    ['operation', () => acme.departureId],
  ])('by the id of its %s, which it says', async (kind, idOf) => {
    expect(await found(await idOf())).toEqual([[acme.name, kind]]);
  });

  it('by a bare uuid of its own, and by the account of one of its people', async () => {
    expect(await found(toUuid('com', acme.id))).toEqual([[acme.name, 'company']]);
    const [row] = await sql<{ account_id: string }[]>`
      select account_id from members where company_id = ${toUuid('com', acme.id)} and account_id is not null limit 1`;
    expect(await found(`acc_${row?.account_id.replaceAll('-', '')}`)).toEqual([[acme.name, 'account']]);
  });

  it('by the number of a document, in small letters too', async () => {
    const { number } = await ask(getInvoice, acme.owner, { invoiceId: acme.invoiceId });
    expect(await found(number ?? '')).toEqual([[acme.name, 'invoice_number']]);
    expect(await found((number ?? '').toLowerCase())).toEqual([[acme.name, 'invoice_number']]);
  });

  it('by the exact address of a member in any case, by its domain, and by no part of either', async () => {
    expect(await found('ines.moreau@ACME-telecom.example')).toEqual([[acme.name, 'email']]);
    expect(await found('acme-telecom.example')).toEqual([[acme.name, 'domain']]);
    expect(await found('@Acme-Telecom.example')).toEqual([[acme.name, 'domain']]);
    for (const part of ['moreau@acme-telecom.example', 'telecom.example', 'Moreau', 'ines.moreau@%'])
      expect(await found(part), part).toEqual([]);
  });

  it('by the request that changed something there, whatever its id looks like', async () => {
    const uuid = crypto.randomUUID();
    for (const requestId of [uuid, newId('req'), 'helpdesk:4711/run-2'.replace('/', '.')]) {
      await runCommand(purchaseLicences, other.owner, { quantity: 1 }, { request: { requestId, origin: 'api' } });
      expect(await found(requestId), requestId).toEqual([[other.name, 'request']]);
    }
    expect(await found(crypto.randomUUID())).toEqual([]);
  });

  it('by its name: the whole one first, then its beginning, then any part, in any case', async () => {
    const company = { plan: 'connect', frequency: 'monthly', currency: 'EUR', timeZone: 'Europe/Paris' } as const;
    for (const name of ['Les Ateliers Brico', 'Brico Nord', 'BRICO', '100 % Net_Works'])
      await operate(createCompany, { ...company, name, ownerEmail: `${newId('mem')}@names.example` });
    expect(await found('brico')).toEqual([
      ['BRICO', 'name'],
      ['Brico Nord', 'name'],
      ['Les Ateliers Brico', 'name'],
    ]);
    expect(await found('%')).toEqual([['100 % Net_Works', 'name']]);
    expect(await found('_')).toEqual([['100 % Net_Works', 'name']]);
  });

  it('by its name without its accents, and with accents that it has not: however it is typed', async () => {
    const company = { plan: 'connect', frequency: 'monthly', currency: 'EUR', timeZone: 'Europe/Paris' } as const;
    const names = [
      'Énergie Côté Sud',
      'ŒUVRES Æther',
      'Großhandel Łódź',
      'Société ﬁnancière',
      'ΑΘΗΝΑ Ѐлка',
      'Đà Nẵng 漢字',
    ];
    for (const name of names)
      await operate(createCompany, { ...company, name, ownerEmail: `${newId('mem')}@accents.example` });
    for (const [typed, name] of [
      ['energie cote', names[0]],
      ['E\u0301NERGIE CO\u0302TE\u0301', names[0]],
      ['énergïe', names[0]],
      ['oeuvres', names[1]],
      ['œuvres aether', names[1]],
      ['grosshandel lodz', names[2]],
      ['financiere', names[3]],
      ['αθηνα', names[4]],
      ['da nang', names[5]],
      ['漢字', names[5]],
    ])
      expect(await found(typed ?? ''), typed).toEqual([[name, 'name']]);
    for (const name of names) expect(await found(name), name).toEqual([[name, 'name']]);
    const { data } = await operate(browseCompanies, { q: 'SUD energie' });
    expect(data.map(({ name }) => name)).toEqual([names[0]]);
    expect(await found('enregie')).toEqual([]);
  });

  it('says that there are more than twenty, and gives twenty', async () => {
    const company = { plan: 'connect', frequency: 'monthly', currency: 'EUR', timeZone: 'Europe/Paris' } as const;
    for (let n = 1; n <= 21; n += 1)
      await operate(createCompany, { ...company, name: `Many ${n}`, ownerEmail: `${newId('mem')}@many.example` });
    const { data, more } = await find('many');
    expect([data.length, more]).toEqual([20, true]);
    expect((await find('many.example')).more).toBe(true);
    expect((await find('Many 21')).more).toBe(false);
  });
});

describe('a number', () => {
  it.each([
    ['international', (e164: string) => e164],
    ['with spaces', (e164: string) => `${e164.slice(0, 3)} ${e164.slice(3, 4)} ${e164.slice(4)}`],
    ['as it is dialled abroad', (e164: string) => `00${e164.slice(1)}`],
    ['national', (e164: string) => `0${e164.slice(3)}`],
  ])('is found %s, with what it is to its company and not with whom', async (_spelling, spelt) => {
    const answer = await find(spelt(acme.freeE164));
    expect(answer.data).toMatchObject([{ id: acme.id, matches: ['phone'] }]);
    expect(answer.numbers).toMatchObject([{ e164: acme.freeE164, status: 'unassigned', restorableUntil: null }]);
  });

  it('that belongs to no company says so, and one the operator does not have too', async () => {
    const [stock = ''] = await makeInventoryNumbers(1);
    expect(await find(stock)).toMatchObject({ data: [], numbers: [{ e164: stock, status: 'inventory' }] });
    expect(await find('+33639999999')).toMatchObject({ data: [], numbers: [{ status: 'unknown' }] });
  });

  it('in quarantine says until when', async () => {
    const number = await ownNumber(acme);
    await act(deleteNumber, acme.owner, { numberId: number.id });
    const answer = await find(number.e164);
    expect(answer.numbers).toMatchObject([{ status: 'quarantined' }]);
    expect(Date.parse(answer.numbers[0]?.restorableUntil ?? '')).toBeGreaterThan(Date.now());
    expect(answer.data).toMatchObject([{ id: acme.id }]);
  });
});

describe('R24: what is inside stays inside', () => {
  it('an answer holds a name, a state and kinds of matches: nothing of members, numbers or licences', async () => {
    const answer = await find('ines.moreau@acme-telecom.example');
    expect(answer).toEqual({
      data: [{ id: acme.id, name: acme.name, state: 'active', matches: ['email'] }],
      more: false,
      numbers: [],
    });
  });

  it.each([
    ['a member', () => memberActor(acme.id, acme.memberId, 'owner')],
    ['the product itself', () => system()],
  ])('%s may not look for companies', async (_who, actor) => {
    expect(await refusal(tryTask(findCompanies, { q: acme.name }, actor()))).toMatchObject({
      code: 'forbidden',
      heldBy: ['support', 'operator'],
    });
  });

  it('a key of a company is in no log of it, nor is the search', async () => {
    await operate(createApiKey, { companyId: acme.id, role: 'owner' });
    const events = () => sql`select count(*)::int as n from audit_events where company_id = ${toUuid('com', acme.id)}`;
    const before = await events();
    await find(acme.name);
    expect(await events()).toEqual(before);
  });
});

describe('how often one person may look', () => {
  it('is more than anybody types, then there is a wait; a colleague is not kept waiting', async () => {
    const [one, colleague] = [staff('support'), staff('support')];
    const look = (actor: typeof one) => refusal(tryTask(findCompanies, { q: 'Nobody at all' }, actor));
    for (let n = 0; n < 30; n += 1) expect(await look(one)).toBe('accepted');
    const refused = await look(one);
    expect(refused).toMatchObject({ code: 'rate_limited' });
    expect(Number((refused as { retryAfter?: unknown }).retryAfter)).toBeGreaterThan(0);
    expect(Number((refused as { retryAfter?: unknown }).retryAfter)).toBeLessThanOrEqual(60);
    expect(await look(colleague)).toBe('accepted');
    await sql`delete from rate_limits where key like 'search:%'`;
    expect(await look(one)).toBe('accepted');
  });
});

describe('texts that are no search', () => {
  it.each([
    ['an empty one', '   '],
    ['a null character', 'acme\u0000'],
    ['half of a character', 'acme\ud800'],
    ['255 characters', 'a'.repeat(255)],
  ])('%s is refused', async (_case, q) => {
    expect(await refusal(tryTask(findCompanies, { q }, agent))).toMatchObject({ code: 'invalid_input' });
  });

  it.each([
    "'; drop table companies; --",
    '\\',
    "$$ || '",
    '+',
    '+99999999999999',
    '0'.repeat(254),
    `${'a'.repeat(252)}@b`,
  ])('finds nothing and breaks nothing: %j', async (q) => {
    expect((await find(q)).data).toEqual([]);
  });
});
