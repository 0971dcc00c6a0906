import { describe, expect, it } from 'vitest';
import { setBillingProfile } from '@/lib/invoices';
import { deliverDueMessages } from '@/lib/jobs/outbox';
import { toUuid } from '@/lib/kernel/id';
import { settleCompany, tellAnnouncedPrices } from '@/lib/licences';
import { act, system } from '@/lib/testing/acting';
import { type FixtureCompany, type FixtureOptions, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { headersOf, partsOf, smtpServer } from '@/lib/testing/smtp';
import { BILLING_PROFILE } from '@/lib/testing/two-companies';
import { deliverMail } from './deliver-mail';

const { sql } = coreDatabase();
const server = smtpServer();
const CONTACT = 'compta@acme.example';

async function posted() {
  server.received.length = 0;
  await deliverDueMessages({ mail: (message) => deliverMail(message, server.url) });
  return server.received.map((mail) => ({
    to: mail.to[0] ?? '',
    subject: plain(headersOf(mail).subject?.[0] ?? ''),
    text: plain(partsOf(mail)['text/plain'] ?? ''),
  }));
}
const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ');
const addressOf = (memberId: string) => `${toUuid('mem', memberId)}@company.example`;

/** An owner, a billing manager, and a contact who reads French. */
async function company(options: FixtureOptions = {}): Promise<FixtureCompany & { manager: string }> {
  const made = await makeFixture(sql, { monthly: 3, members: 1, ...options });
  const [manager = ''] = made.members;
  await sql`update members set role = 'billing_manager' where company_id = ${made.uuid} and id = ${toUuid('mem', manager)}`;
  await act(setBillingProfile, made.owner, { ...BILLING_PROFILE, locale: 'fr', contacts: [CONTACT] });
  return { ...made, manager };
}

async function remind(made: FixtureCompany, now: string) {
  await setClock(sql, made, now);
  await sql`update company_ledgers set settle_due_at = last_instant where company_id = ${made.uuid}`;
  await act(settleCompany, system(made.id), {});
}

describe('R11: the reminder of a renewal', () => {
  it('goes once to each owner, billing manager and contact, in their language, with what can be removed until when', async () => {
    const made = await company({ numbers: 2, anchor: '2031-10-20', now: '2031-11-10T12:00:00Z' });
    await sql`update licences set available_since = '2031-09-01' where company_id = ${made.uuid} and label_number = 1`;
    await remind(made, '2031-11-13T12:00:00Z');
    const mails = await posted();
    expect(mails.map(({ to }) => to).sort()).toEqual(
      [addressOf(made.owner.memberId), addressOf(made.manager), CONTACT].sort(),
    );
    const [owner, manager, contact] = [addressOf(made.owner.memberId), addressOf(made.manager), CONTACT].map(
      (address) => mails.find(({ to }) => to === address),
    );
    expect(owner?.subject).toBe('Monthly renewal on 20 November 2031: €36.00');
    for (const words of [
      'On 20 November 2031, 3 monthly licences of Fixture renew for €36.00 excl. VAT.',
      'can be removed until the end of 19 November 2031',
      '3 licences at €12.00: €36.00',
      '3 licences are available: nobody uses them.',
      '1 of them has been unused for more than 30 days and costs €12.00 a month excl. VAT.',
      '2 numbers are unassigned. They use no licence and cost nothing.',
      '/manage-product/licences?status=available&frequency=monthly&availableFor=30',
    ])
      expect(owner?.text).toContain(words);
    // Who may not see numbers is not told how many there are (R24).
    expect(manager?.text).not.toContain('unassigned');
    expect(contact?.subject).toBe('Renouvellement mensuel le 20 novembre 2031 : 36,00 €');
    expect(contact?.text).toContain('Les licences disponibles peuvent être retirées jusqu’au 19 novembre 2031 inclus');
    expect(contact?.text).toContain(
      '1 d’entre elles est inutilisée depuis plus de 30 jours et coûte 12,00 € HT par mois.',
    );
    expect(contact?.text).not.toContain('attribué');
    expect(await posted()).toEqual([]);
  });

  it('that the mail server refuses for now is tried again, and goes out once', async () => {
    const made = await company();
    await remind(made, '2031-11-25T12:00:00Z');
    server.answers.push(451, 451, 451);
    expect(await posted()).toEqual([]);
    const [waiting] = await sql`
      select count(*)::int as count, min(last_error) like '%not now, not here%' as why, bool_or(dead_at is not null) as dead
      from outbox where company_id = ${made.uuid}`;
    expect(waiting).toEqual({ count: 3, why: true, dead: false });
    await sql`update outbox set next_attempt_at = now() where company_id = ${made.uuid}`;
    expect(await posted()).toHaveLength(3);
    expect(await posted()).toEqual([]);
  });

  it('speaks in French of every thing that changes with a yearly one', async () => {
    const made = await company({
      monthly: 0,
      yearly: 2,
      frequency: 'yearly',
      plan: 'advanced',
      now: '2032-10-10T12:00:00Z',
    });
    await sql`update companies set pending_plan_code = 'connect', country = 'FR' where company_id = ${made.uuid}`;
    await remind(made, '2032-10-10T12:00:00Z');
    const contact = (await posted()).find(({ to }) => to === CONTACT);
    expect(contact?.subject).toBe('Renouvellement annuel le 1er novembre 2032 : 240,00 €');
    for (const words of [
      'Le 1er novembre 2032, 2 licences annuelles de Fixture se renouvellent pour 240,00 € HT.',
      '2 licences à 120,00 € : 240,00 €',
      'Avec ce renouvellement, une licence coûte 120,00 € au lieu de 180,00 €.',
      'Avec ce renouvellement, votre offre devient Connect.',
      'un mois après préavis',
    ])
      expect(contact?.text).toContain(words);
  });
});

describe('R19: a price that is announced', () => {
  it('is told with the first renewal that takes it, in the reader’s language', async () => {
    const made = await company({ now: '2031-11-22T12:00:00Z' });
    await sql`insert into prices (plan_code, frequency, currency, valid_from, unit_price, announced_on)
      values ('connect', 'monthly', 'EUR', '2031-12-15', 1500, '2031-11-22')`;
    await act(tellAnnouncedPrices, system(made.id), {});
    const mails = await posted();
    await sql`delete from prices where valid_from > '2031-01-01'`;
    const owner = mails.find(({ to }) => to === addressOf(made.owner.memberId));
    expect(owner?.subject).toBe('New price from 15 December 2031: €15.00 per licence and month');
    expect(owner?.text).toContain(
      'The monthly price of a licence on the plan Connect rises from €12.00 to €15.00 excl. VAT on 15 December 2031.',
    );
    expect(owner?.text).toContain(
      'The 3 licences of Fixture take it with the renewal of 1 January 2032 at the earliest.',
    );
    const contact = mails.find(({ to }) => to === CONTACT);
    expect(contact?.subject).toBe('Nouveau prix à partir du 15 décembre 2031 : 15,00 € par licence et par mois');
    expect(contact?.text).toContain('au plus tôt avec le renouvellement du 1er janvier 2032');
  });
});
