import { afterAll, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { listInvoices } from '@/lib/invoices';
import { settleCompany } from '@/lib/licences';
import { act, ask, system } from '@/lib/testing/acting';
import { makeFixture, setClock } from '@/lib/testing/company-fixture';
import { testDatabase } from '@/lib/testing/database';
import { runOperator } from './run';

const sql = testDatabase().connectAsSuperuser();
afterAll(closePool);

async function operator(...args: string[]) {
  let [out, err] = ['', ''];
  const code = await runOperator(args, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

/** A company with one invoice, and the options that name both. */
async function invoiced() {
  const company = await makeFixture(sql, { monthly: 2 });
  await setClock(sql, company, '2031-12-01T12:00:00Z');
  await act(settleCompany, system(company.id), {});
  const [invoice] = (await ask(listInvoices, company.owner, {})).data;
  return { company, options: ['--company', company.id, '--invoice', invoice?.number ?? ''] };
}

it('invoice:lines says what is left of each line, invoice:credit takes it, once per key', async () => {
  const { options } = await invoiced();
  const [line] = JSON.parse((await operator('invoice:lines', ...options, '--json')).out).lines;
  expect(line).toMatchObject({ amount: { amount: 2_400 }, left: { amount: 2_400 } });
  const part = ['--line', line.lineId, '--amount', '1000', '--reason', 'A day off', '--key', 'k'];
  const first = await operator('invoice:credit', ...options, ...part, '--json');
  expect(JSON.parse(first.out)).toMatchObject({
    net: { amount: 1_000 },
    paid: { amount: 1_200 },
    due: { amount: 1_680 },
  });
  const again = await operator('invoice:credit', ...options, ...part, '--json');
  expect(JSON.parse(again.out)).toEqual(JSON.parse(first.out));
  expect((await operator('invoice:lines', ...options)).out).toMatch(
    /^chg_[0-9a-f]{32} {2}14\.00 EUR left of 24\.00 EUR {2}2 monthly licences on connect, renewed, /,
  );
  const rest = await operator('invoice:credit', ...options, '--all', '--reason', 'Cancelled');
  expect(rest.out).toMatch(/^CN-2031-\d{6} is issued over 16\.80 EUR including tax\.\n16\.80 EUR of it pay INV-/);
  const over = await operator('invoice:credit', ...options, '--all', '--reason', 'Cancelled');
  expect([over.code, over.out]).toEqual([1, '']);
  expect(over.err).toMatch(/^credit_too_high: .*\n\{"lineId":null,"left":\{"amount":0,"currency":"EUR"\}\}\n$/);
});

it('invoice:delivery writes each step down and refuses what cannot follow, naming what can', async () => {
  const { options } = await invoiced();
  const sent = await operator('invoice:delivery', ...options, '--status', 'sent', '--note', 'flow 42', '--json');
  expect(JSON.parse(sent.out)).toMatchObject({ delivery: { status: 'sent', note: 'flow 42' } });
  expect((await operator('invoice:delivery', ...options, '--status', 'accepted')).out).toMatch(
    /^INV-\S+ is accepted\.\n$/,
  );
  const late = await operator('invoice:delivery', ...options, '--status', 'delivered');
  expect([late.code, late.out]).toEqual([1, '']);
  expect(late.err).toMatch(/^delivery_step_refused: .*"status":"accepted","next":\[\]/s);
});

it.each([
  ['neither a line nor all', ['invoice:credit', '--reason', 'x']],
  ['a line and all', ['invoice:credit', '--reason', 'x', '--all', '--line', 'chg_1']],
  ['a line without an amount', ['invoice:credit', '--reason', 'x', '--line', 'chg_1']],
  ['an amount without a line', ['invoice:credit', '--reason', 'x', '--amount', '1']],
  ['an amount of nothing', ['invoice:credit', '--reason', 'x', '--line', 'chg_1', '--amount', '0']],
  ['an amount below zero', ['invoice:credit', '--reason', 'x', '--line', 'chg_1', '--amount=-5']],
  ['no reason', ['invoice:credit', '--all']],
  ['a status that is none', ['invoice:delivery', '--status', 'lost']],
])('ends with 2 and the way to do it after %s', async (_case, args) => {
  const { code, out, err } = await operator(...args, '--company', 'com_1', '--invoice', 'INV-1');
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(`Usage: npm run operator -- ${args[0]}`);
});

it('ends with 1 for an invoice that is another company’s (R25)', async () => {
  const [{ options }, other] = [await invoiced(), await makeFixture(sql)];
  const theirs = ['--company', other.id, ...options.slice(2)];
  for (const args of [
    ['invoice:lines', ...theirs],
    ['invoice:credit', ...theirs, '--all', '--reason', 'x'],
    ['invoice:delivery', ...theirs, '--status', 'sent'],
  ])
    expect(await operator(...args)).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^not_found: /) });
});
