import { expect, it } from 'vitest';
import { deliverDueMessages } from '@/lib/jobs/outbox';
import { closeCompany, reopenCompany } from '@/lib/licences';
import { act, system } from '@/lib/testing/acting';
import { type FixtureCompany, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { CLOSED_AT, owing, settle, settleEachStep, standingRow } from '@/lib/testing/owing';
import { headersOf, partsOf, smtpServer } from '@/lib/testing/smtp';
import { deliverMail } from './deliver-mail';

const { sql } = coreDatabase();
const server = smtpServer();

/** What went out of mail about the company's state; everything else is taken away first. */
async function posted(company: FixtureCompany) {
  await sql`delete from outbox where topic <> 'mail.company_state' or company_id <> ${company.uuid}`;
  server.received.length = 0;
  await deliverDueMessages({ mail: (message) => deliverMail(message, server.url) });
  return server.received.map((mail) => ({
    subject: (headersOf(mail).subject?.[0] ?? '').replaceAll(/[\u202f\u00a0]/g, ' '),
    text: (partsOf(mail)['text/plain'] ?? '').replaceAll(/[\u202f\u00a0]/g, ' '),
  }));
}

const READERS = [
  [
    'en',
    [
      ['Fixture is past due: €28.80', /€28\.80 of Fixture was due by 31 December 2031/],
      ['Fixture will be restricted on 30 January 2032', /From 30 January 2032 on, nothing can be bought/],
      ['Fixture is restricted: €28.80 is overdue', /Nothing can be bought or newly assigned until it is/],
      ['Fixture will be closed on 29 February 2032', /You will be told once more/],
      ['Last notice: Fixture will be closed on 29 February 2032', /last notice: on 29 February 2032/],
      ['Fixture is closed', /€57\.60 of Fixture .* ask the operator to reopen the company/],
    ],
  ],
  [
    'fr',
    [
      ['Fixture : 28,80 € en retard de paiement', /28,80 € dû par Fixture .* le 31 décembre 2031/],
      ['Fixture : restriction à partir du 30 janvier 2032', /à partir du 30 janvier 2032/],
      ['Fixture fait l’objet d’une restriction : 28,80 € en retard', /Rien ne peut être acheté/],
      ['Fixture : fermeture le 29 février 2032', /averti une dernière fois/],
      ['Dernier avis : Fixture sera fermée le 29 février 2032', /dernier avis/],
      ['Fixture est fermée', /57,60 € dû par Fixture .* rouvrir l’entreprise/],
    ],
  ],
] as const;

it.each(READERS)(
  'R22: every step is one mail with its amount, its dates and the way out, in %s',
  async (locale, letters) => {
    const company = await owing(sql, '2031-12-31T23:00:00Z');
    await sql`update companies set locale = ${locale} where company_id = ${company.uuid}`;
    const instants = ['2031-12-31T23:00:00Z', '2032-01-14T23:00:00Z', '2032-01-29T23:00:00Z', '2032-02-13T23:00:00Z'];
    for (const [index, at] of [...instants, '2032-02-25T23:00:00Z', CLOSED_AT].entries()) {
      await setClock(sql, company, at);
      await settle(company);
      const [subject, text] = letters[index] ?? ['', /^$/];
      const mails = await posted(company);
      expect(mails.map((mail) => mail.subject)).toEqual([subject]);
      expect(mails[0]?.text.replaceAll('\n', ' ')).toMatch(text);
      expect(mails[0]?.text).toContain('/billing');
    }
  },
);

it('R22: what the operator decides is told as such', async () => {
  const company = await owing(sql, '2031-12-02T12:00:00Z', { monthly: 1 });
  await act(closeCompany, system(company.id), { reason: 'The contract has ended.' });
  expect(await posted(company)).toMatchObject([
    { subject: 'Fixture is closed', text: expect.stringContaining('The operator has closed Fixture') },
  ]);
  await act(reopenCompany, system(company.id), { reason: 'It goes on.' });
  const mails = await posted(company);
  expect(mails).toMatchObject([
    { subject: 'Fixture is open again', text: expect.stringContaining('Nothing is overdue.') },
  ]);
});

it('R22: a mail server that is away holds no step up; the mail goes out when it is back', async () => {
  const company = await owing(sql, '2032-01-02T12:00:00Z');
  await settle(company);
  server.answers.push(451);
  expect(await posted(company)).toEqual([]);
  expect((await standingRow(sql, company))?.state).toBe('past_due');
  await settleEachStep(sql, company, CLOSED_AT);
  await settle(company);
  expect((await standingRow(sql, company))?.state).toBe('closed');
  await sql`update outbox set next_attempt_at = now() where company_id = ${company.uuid} and delivered_at is null`;
  expect((await posted(company)).map(({ subject }) => subject).toSorted()).toEqual([
    'Fixture is closed',
    'Fixture is past due: €28.80',
    'Fixture is restricted: €28.80 is overdue',
    'Fixture will be closed on 29 February 2032',
    'Fixture will be restricted on 30 January 2032',
    'Last notice: Fixture will be closed on 29 February 2032',
  ]);
});
