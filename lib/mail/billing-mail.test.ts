import { expect, it } from 'vitest';
import { creditInvoice, getInvoice, recordPayment, setBillingProfile } from '@/lib/invoices';
import { deliverDueMessages } from '@/lib/jobs/outbox';
import { toUuid } from '@/lib/kernel/id';
import { purchaseLicences } from '@/lib/licences';
import { act, ask, system } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { headersOf, partsOf, smtpServer } from '@/lib/testing/smtp';
import { deliverMail } from './deliver-mail';

const { sql } = coreDatabase();
const server = smtpServer();

const PROFILE = {
  legalName: 'Acme SAS',
  addressLines: ['1 rue de la Paix'],
  postalCode: '75002',
  city: 'Paris',
  country: 'FR',
  registrationNumber: null,
  vatId: null,
  poNumber: null,
  invoicing: 'each' as const,
  locale: 'fr' as const,
};
const contact = 'compta@acme.example';

async function posted() {
  server.received.length = 0;
  await deliverDueMessages({ mail: (message) => deliverMail(message, server.url), telephony: async () => 'recorded' });
  return server.received.map((mail) => ({
    to: mail.to[0] ?? '',
    subject: headersOf(mail).subject?.[0] ?? '',
    text: partsOf(mail)['text/plain'] ?? '',
    html: partsOf(mail)['text/html'] ?? '',
  }));
}

const addressOf = (memberId: string) => `${toUuid('mem', memberId)}@company.example`;

/** Owner, two billing managers of whom one was deactivated, an admin, and contacts of whom one is the owner. */
async function company(): Promise<FixtureCompany & { owners: string; manager: string }> {
  const made = await makeFixture(sql, { members: 3 });
  const [manager = '', gone = '', admin = ''] = made.members;
  await sql`update members set role = 'billing_manager' where company_id = ${made.uuid} and id in ${sql([manager, gone].map((id) => toUuid('mem', id)))}`;
  await sql`update members set status = 'deactivated' where company_id = ${made.uuid} and id = ${toUuid('mem', gone)}`;
  await sql`update members set role = 'admin' where company_id = ${made.uuid} and id = ${toUuid('mem', admin)}`;
  const owners = addressOf(made.owner.memberId);
  await act(setBillingProfile, made.owner, { ...PROFILE, contacts: [contact, owners.toUpperCase()] });
  return { ...made, owners, manager };
}
const buy = (made: FixtureCompany) => act(purchaseLicences, made.owner, { quantity: 2 });

it('R20: an invoice is told once to each owner, billing manager and billing contact, in their language, with amount and link', async () => {
  const made = await company();
  await buy(made);
  const mails = await posted();
  expect(mails.map(({ to }) => to).sort()).toEqual([made.owners, addressOf(made.manager), contact].sort());
  const [row] = await sql<
    { id: string }[]
  >`select invoice_id::text as id from issued_invoices where company_id = ${made.uuid}`;
  const path = `/billing/invoices/inv_${row?.id.replaceAll('-', '')}`;
  const english = mails.find(({ to }) => to === made.owners);
  expect(english?.subject).toMatch(/^Invoice INV-2031-\d{6}: €28\.80$/);
  expect(english?.text).toContain('Please pay €28.80 by 22 December 2031.');
  expect(english?.text).toContain(path);
  expect(english?.html).toContain(`${path}"`);
  const french = mails.find(({ to }) => to === contact)?.text?.replaceAll(/[\u202f\u00a0]/g, ' ');
  expect(french).toContain('Merci de régler 28,80 € au plus tard le 22 décembre 2031.');
});

it('R20: who lost the role, or is no contact any more, before it goes out gets nothing', async () => {
  const made = await company();
  await buy(made);
  await sql`update members set role = 'member' where company_id = ${made.uuid} and id = ${toUuid('mem', made.manager)}`;
  await act(setBillingProfile, made.owner, { ...PROFILE, contacts: [] });
  expect((await posted()).map(({ to }) => to)).toEqual([made.owners]);
  const kept =
    await sql`select receipt from outbox where company_id = ${made.uuid} and receipt like 'not sent%' order by receipt`;
  expect(kept.map(({ receipt }) => receipt)).toEqual([
    'not sent: the address is no billing contact',
    'not sent: the member has nothing to do with billing',
  ]);
});

it('R20: a credit note says what becomes of its money: it pays what it corrects while that is unpaid, then the next invoices', async () => {
  const made = await company();
  const { purchase } = await buy(made);
  await posted();
  const { number, lines } = await ask(getInvoice, made.owner, { invoiceId: purchase?.invoiceId ?? '' });
  const correct = async (amount?: number) => {
    const part = amount === undefined ? {} : { lines: [{ lineId: lines[0]?.id ?? '', amount }] };
    await act(creditInvoice, system(made.id), { number: number ?? '', reason: 'In error', ...part });
    const mails = await posted();
    return [made.owners, contact].map((one) =>
      mails.find(({ to }) => to === one)?.text.replaceAll(/[\u202f\u00a0]/g, ' '),
    );
  };
  const [english, french] = await correct(1_000);
  expect(english).toContain(`You need not do anything: the credit pays invoice ${number}.`);
  expect(french).toContain(`cet avoir règle la facture ${number}.`);
  await act(recordPayment, system(made.id), { number: number ?? '', amount: 1_000 });
  expect((await correct(600))[0]).toContain(
    `€6.80 of it pays invoice ${number}, and the rest pays your next invoices.`,
  );
  expect((await correct())[0]).toContain('You need not do anything: the credit pays your next invoices.');
});
