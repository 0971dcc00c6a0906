import { describe, expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { act } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { inTenant } from '@/lib/testing/tenant';

const database = coreDatabase();
const owner = database.connect();

/** The SQLSTATE of a statement that the program's role runs inside its own company, where it sees every row. */
const attempt = (company: FixtureCompany, statement: string): Promise<string> =>
  inTenant(owner, company.id, (tx) => tx.unsafe(statement)).then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

describe('the program’s own role rewrites no record (R2, R26)', () => {
  it.each([
    'update purchases set charge = 0',
    'update purchases set actor_id = actor_id',
    'update licences set source = source',
    'update charges set amount = 0',
    'update charges set invoice_id = invoice_id',
    'update invoices set month = null',
    'update issued_invoices set number = number',
    'update payments set amount = 1',
    'delete from charges',
    'delete from issued_invoices',
    'delete from payments',
    'update invoice_deliveries set status = status',
    'delete from invoice_deliveries',
    'update charge_cost_centres set licences = 9',
    'delete from charge_cost_centres',
    'update licence_changes set to_price = 0',
    'update agreements set unit_price = 0',
    'update issuers set legal_name = legal_name',
    'update tax_rules set treatment_code = treatment_code',
    'update licences set purchase_id = purchase_id',
    'update assignments set member_id = member_id',
    'update assignments set started_at = now()',
    'update numbers set e164 = e164',
    'update subscriptions set anchor = anchor',
    'update outbox set payload = payload',
    'update webhook_deliveries set event_id = event_id',
    'update webhook_endpoints set created_at = created_at',
    'update audit_events set after = null',
    'update audit_personal_values set values = values',
    'update idempotency_keys set response = response',
    'delete from audit_events',
    'delete from purchases',
    'delete from assignments',
    'delete from licences',
    'delete from numbers',
    'delete from members',
    'truncate purchases',
    'update plans set member_number_limit = 99',
    'update prices set unit_price = 0',
    'update operator_settings set unconfirmed_purchases_per_day = 99',
    'select 1 from accounts',
    'select 1 from sessions',
    'select key_digest from api_keys',
    'update api_keys set role = role',
    'delete from api_keys',
    'select 1 from account_second_factors',
    'select 1 from account_recovery_codes',
    'select 1 from account_messages',
    'select 1 from mails',
  ])('%s', async (statement) => {
    const company = await makeFixture(database.sql, { numbers: 1 });
    await act(assignNumber, company.owner, {
      memberId: company.members[0] ?? '',
      numberId: company.numbers[0]?.id ?? '',
    });
    expect(await attempt(company, statement)).toBe('42501');
  });
});

it('nor takes a message away that was not delivered', async () => {
  const company = await makeFixture(database.sql, { numbers: 1, monthly: 1 });
  const [memberId = ''] = company.members;
  await act(assignNumber, company.owner, { memberId, numberId: company.numbers[0]?.id ?? '' });
  const messages = () => database.sql`select 1 from outbox where company_id = ${company.uuid}`;
  expect(await attempt(company, 'delete from outbox')).toBe('done');
  expect(await messages()).toHaveLength(1);
  // Nor an instruction to the telephony system that was given up; a mail that was names somebody, and may leave.
  await database.sql`update outbox set dead_at = now(), next_attempt_at = null, topic = 'telephony.history' where company_id = ${company.uuid}`;
  expect(await attempt(company, 'delete from outbox')).toBe('done');
  expect(await messages()).toHaveLength(1);
  await database.sql`update outbox set dead_at = null, delivered_at = now() where company_id = ${company.uuid}`;
  expect(await attempt(company, 'delete from outbox')).toBe('done');
  expect(await messages()).toHaveLength(0);
});

it('nor does the role of the look-ups across companies move a line between them', async () => {
  const company = await makeFixture(database.sql, { numbers: 1 });
  const attempts = [
    'update number_directory set company_id = null',
    'select label_number from licences',
    'select member_id from numbers',
    'select quantity from purchases',
    'select target_id from audit_events',
    'select subtotal from issued_invoices',
    'select email from members',
    'select payload from outbox',
    'select url from webhook_endpoints',
    'select secret from webhook_endpoints',
    'select answer from webhook_deliveries',
    'update outbox set attempts = 0',
    'update mails set subject = subject',
  ];
  for (const statement of attempts) {
    const running = owner.begin(async (tx) => {
      await tx.unsafe(`set local role latchkey_system; set local app.company_id = '${company.uuid}'`).simple();
      await tx.unsafe(statement);
    });
    await expect(running).rejects.toMatchObject({ code: '42501' });
  }
});

it('R20: a number is drawn inside a company only: what a broken connection leaves behind draws none', async () => {
  const company = await makeFixture(database.sql);
  const draw = "insert into invoice_series values ('default', 'invoice', 2099, 1)";
  const outside = owner.begin(async (tx) => {
    await tx.unsafe('set local role latchkey_app');
    await tx.unsafe(draw);
  });
  await expect(outside).rejects.toMatchObject({ code: '42501' });
  expect(await attempt(company, draw)).toBe('done');
  const drawn = await owner.begin(async (tx) => {
    await tx.unsafe('set local role latchkey_app');
    return tx.unsafe('update invoice_series set last_number = last_number + 1');
  });
  expect(drawn.count).toBe(0);
  await database.sql`delete from invoice_series where year = 2099`;
});
