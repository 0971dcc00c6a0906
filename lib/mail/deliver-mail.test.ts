import { describe, expect, it } from 'vitest';
import { assignNumber, deleteMember, deleteNumber, reassignNumber, unassignNumber } from '@/lib/assignments';
import { deliverDueMessages } from '@/lib/jobs/outbox';
import { newId, toUuid } from '@/lib/kernel/id';
import { getMail, listMails } from '@/lib/mailbox';
import { approveRequest, createRequest, declineRequest } from '@/lib/requests';
import { act, memberActor, operate, staff } from '@/lib/testing/acting';
import { type FixtureCompany, type FixtureOptions, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { headersOf, partsOf, smtpServer } from '@/lib/testing/smtp';
import { deliverMail } from './deliver-mail';

const { sql } = coreDatabase();
const server = smtpServer();
const bySmtp = { mail: (message: Parameters<typeof deliverMail>[0]) => deliverMail(message, server.url) };
const operator = staff('operator');

/** What the mail server got out of everything that is due. */
async function posted() {
  server.received.length = 0;
  await deliverDueMessages({ ...bySmtp, telephony: async () => 'recorded' });
  return [...server.received];
}

/** A company with free licences; its members have addresses, and accounts where a language is given. */
async function company(options: FixtureOptions = {}, ...locales: (string | null)[]): Promise<FixtureCompany> {
  const made = await makeFixture(sql, { numbers: 3, monthly: 3, ...options });
  for (const [at, locale] of locales.entries()) {
    const account = toUuid('acc', newId('acc'));
    await sql`insert into accounts (id, email, locale) values (${account}, ${`${account}@account.example`}, ${locale})`;
    await sql`update members set account_id = ${account} where company_id = ${made.uuid} and id = ${toUuid('mem', made.members[at] ?? '')}`;
  }
  return made;
}
const assign = (made: FixtureCompany, member = 0, number = 0) =>
  act(assignNumber, made.owner, { memberId: made.members[member] ?? '', numberId: made.numbers[number]?.id ?? '' });
const outboxOf = async (made: FixtureCompany) => [
  ...(await sql<Record<string, unknown>[]>`
    select topic, attempts, delivered_at is not null as delivered, dead_at is not null as dead, receipt, last_error
    from outbox where company_id = ${made.uuid} and topic like 'mail.%' order by created_at, id`),
];
const rename = (made: FixtureCompany, name: string) =>
  sql`update companies set name = ${name} where company_id = ${made.uuid}`;

describe('a member is told by mail', () => {
  it('that a number was given, with a text and an HTML part, in one mail that no machine should answer', async () => {
    const made = await company();
    await rename(made, 'Acme');
    await assign(made);
    const [mail, ...others] = await posted();
    if (mail === undefined) throw new Error('no mail came');
    expect(others).toEqual([]);
    expect(mail.to).toEqual([`${toUuid('mem', made.members[0] ?? '')}@company.example`]);
    expect(headersOf(mail)).toMatchObject({
      subject: ['A new phone number for you'],
      'auto-submitted': ['auto-generated'],
      from: ['Latchkey <no-reply@localhost>'],
      'message-id': [expect.stringMatching(/^<[0-9a-f-]{36}@localhost>$/)],
    });
    const parts = partsOf(mail);
    expect(parts['text/plain']).toContain('Acme has assigned this phone number to you:');
    expect(parts['text/plain']).toMatch(/- \+33 6 39 98 \d\d \d\d \(France, mobile\)/);
    expect(parts['text/html']).toContain('<a href="http://localhost:3000/">');
    expect(parts['text/html']).not.toMatch(/style=|<script|<img/);
  });

  it('R4: that it went to somebody else, with what became of the calls; the new holder that it came', async () => {
    const made = await company();
    await assign(made);
    await posted();
    const [numberId, memberId] = [made.numbers[0]?.id ?? '', made.members[1] ?? ''];
    await act(reassignNumber, made.owner, { numberId, memberId, history: 'transfer' });
    const [moved, given] = await posted();
    expect(moved?.to[0]).toContain(toUuid('mem', made.members[0] ?? ''));
    expect(partsOf(moved ?? { from: '', to: [], raw: '' })['text/plain']).toContain(
      'The new holder can see the calls and messages made with it so far.',
    );
    expect(given?.to[0]).toContain(toUuid('mem', memberId));
  });

  it.each([
    ['unassigned', unassignNumber, 'has taken this phone number back'],
    ['deleted', deleteNumber, 'has deleted this phone number'],
  ] as const)('that a number was %s', async (_how, command, words) => {
    const made = await company();
    await assign(made);
    await posted();
    await act(command, made.owner, { numberId: made.numbers[0]?.id ?? '' });
    const mails = await posted();
    expect(mails).toHaveLength(1);
    expect(mails[0] && partsOf(mails[0])['text/plain']).toContain(words);
  });

  it('of several numbers of one act in one mail', async () => {
    const made = await company();
    for (const at of [0, 1, 2]) await assign(made, 0, at);
    expect(await posted()).toHaveLength(3);
    const [memberId = '', toMemberId = ''] = made.members;
    await act(deleteMember, made.owner, { memberId, numbers: { default: { mode: 'reassign', toMemberId } } });
    const mails = await posted();
    // Who has left is told nothing.
    expect(mails).toHaveLength(1);
    const [mail] = mails;
    expect(mail?.to[0]).toContain(toUuid('mem', toMemberId));
    expect(mail && headersOf(mail).subject).toEqual(['3 new phone numbers for you']);
    expect(mail && partsOf(mail)['text/plain']?.match(/^- \+33/gm)).toHaveLength(3);
  });

  it('nothing while the invitation is not accepted, or when deactivated', async () => {
    const made = await company();
    for (const [at, status] of ['invited', 'deactivated'].entries()) {
      await assign(made, at, at);
      await sql`update members set status = ${status} where company_id = ${made.uuid} and id = ${toUuid('mem', made.members[at] ?? '')}`;
    }
    expect(await posted()).toEqual([]);
    const unsent = { delivered: true, receipt: 'not sent: the member is not active' };
    expect(await outboxOf(made)).toMatchObject([unsent, unsent]);
  });

  it('nothing by an act that changed nothing', async () => {
    const made = await company();
    await assign(made);
    await assign(made);
    expect(await posted()).toHaveLength(1);
  });
});

describe('the language of a mail', () => {
  const subject = async (made: FixtureCompany) => {
    await assign(made);
    const [mail] = await posted();
    return mail && headersOf(mail).subject?.[0];
  };
  const [english, french] = ['A new phone number for you', 'Un nouveau numéro de téléphone pour vous'];

  it('is the reader’s own, else their company’s, else English', async () => {
    const inFrance = async (made: FixtureCompany) => {
      await sql`update companies set locale = 'fr' where company_id = ${made.uuid}`;
      return made;
    };
    expect(await subject(await company({}, 'fr'))).toBe(french);
    expect(await subject(await inFrance(await company({}, null)))).toBe(french);
    expect(await subject(await inFrance(await company({}, 'en')))).toBe(english);
    expect(await subject(await inFrance(await company()))).toBe(french);
    expect(await subject(await company({}, null))).toBe(english);
  });

  it('goes through to the last word', async () => {
    const made = await company({}, 'fr');
    await rename(made, 'Société Générale d’Énergie');
    await assign(made);
    const [mail] = await posted();
    const { 'text/plain': text, 'text/html': html } = partsOf(mail ?? { from: '', to: [], raw: '' });
    expect(text).toContain('Société Générale d’Énergie vous a attribué ce numéro de téléphone\u00a0:');
    expect(text).toMatch(/\(France, mobile\)/);
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('Les réponses ne sont pas lues.');
  });
});

describe('a request for a number', () => {
  it('is told to those who can answer it, and the answer to who asked (R24)', async () => {
    const made = await company();
    const [memberId = '', leadId = ''] = made.members;
    const departmentId = newId('dep');
    await sql`insert into departments (company_id, id, name, created_at) values (${made.uuid}, ${toUuid('dep', departmentId)}, 'Sales', now())`;
    await sql`update members set department_id = ${toUuid('dep', departmentId)} where company_id = ${made.uuid} and id = ${toUuid('mem', memberId)}`;
    await sql`update members set first_name = 'Nour', role = 'team_lead' where company_id = ${made.uuid} and id = ${toUuid('mem', leadId)}`;
    await sql`insert into department_leads (company_id, department_id, member_id) values (${made.uuid}, ${toUuid('dep', departmentId)}, ${toUuid('mem', leadId)})`;
    const lead = memberActor(made.id, leadId, 'team_lead', [departmentId]);
    const wish = { memberId, country: 'FR', type: 'mobile', note: 'For the shop' } as const;
    const [first, second] = [await act(createRequest, lead, wish), await act(createRequest, lead, { memberId })];
    const [asked] = await posted();
    expect(asked?.to[0]).toContain(toUuid('mem', made.owner.memberId));
    const text = (asked && partsOf(asked)['text/plain']) ?? '';
    for (const words of ['Nour Durand asks for a phone number for Camille Durand.', 'France, mobile', 'For the shop'])
      expect(text).toContain(words);
    expect(text).toContain('http://localhost:3000/manage-team/requests');

    await act(approveRequest, made.owner, { requestId: first.id, numberId: made.numbers[0]?.id });
    await act(declineRequest, made.owner, { requestId: second.id, reason: 'One is enough' });
    const answers = (await posted()).filter(({ to }) => to[0]?.includes(toUuid('mem', leadId)));
    expect(answers.map((mail) => headersOf(mail).subject?.[0])).toEqual([
      'Camille Durand has a number now',
      'Your request for Camille Durand was declined',
    ]);
    expect(answers[1] && partsOf(answers[1])['text/plain']).toContain('The reason: One is enough');

    // Whoever leads the department no longer, or was made a plain member, hears of no answer (R24).
    for (const [change, back] of [
      [
        sql`delete from department_leads where company_id = ${made.uuid}`,
        sql`insert into department_leads (company_id, department_id, member_id) values (${made.uuid}, ${toUuid('dep', departmentId)}, ${toUuid('mem', leadId)})`,
      ],
      [
        sql`update members set role = 'member' where company_id = ${made.uuid} and id = ${toUuid('mem', leadId)}`,
        sql`update members set role = 'team_lead' where company_id = ${made.uuid} and id = ${toUuid('mem', leadId)}`,
      ],
    ] as const) {
      const { id: requestId } = await act(createRequest, lead, { memberId });
      await posted();
      await change;
      await act(declineRequest, made.owner, { requestId, reason: 'No' });
      expect(await posted()).toEqual([]);
      expect((await outboxOf(made)).at(-1)?.receipt).toBe('not sent: the member may not see the request');
      await back;
    }
  });
});

describe('hostile names', () => {
  it('begin no header and are no markup', async () => {
    const made = await company();
    await rename(made, 'Evil\r\nBcc: victim@elsewhere.example <script>alert(1)</script> "&');
    await sql`update members set first_name = ${'Eve\r\nBcc: a@b.example'}, last_name = ${'"<x@y.example>, z@z.example'} where company_id = ${made.uuid}`;
    await sql`insert into outbox (company_id, id, topic, payload, operation_id, created_at, next_attempt_at)
      values (${made.uuid}, ${toUuid('msg', newId('msg'))}, 'mail.invitation', ${sql.json({
        email: 'new@company.example',
        locale: null,
        companyName: 'Evil\r\nBcc: victim@elsewhere.example\r\n\r\nBody',
        inviterName: '<b>Eve</b>',
        expiresAt: '2031-12-01T12:00:00.000Z',
        link: 'http://localhost:3000/set-password?token=abc',
      })}, ${toUuid('opr', newId('opr'))}, now(), now())`;
    await assign(made);
    const mails = await posted();
    expect(mails).toHaveLength(2);
    for (const mail of mails) {
      const headers = headersOf(mail);
      expect(headers.bcc).toBeUndefined();
      expect(mail.to).toHaveLength(1);
      expect([headers.to?.length, headers.subject?.length]).toEqual([1, 1]);
      expect(partsOf(mail)['text/html']).not.toMatch(/<script|<b>Eve/);
    }
    const invitation = mails.find((mail) => mail.to[0] === 'new@company.example');
    // Its link has reached whom it was for, and stays nowhere else.
    expect((await outboxOf(made)).map(({ topic }) => topic)).toEqual(['mail.number_given']);
    expect(invitation && headersOf(invitation).subject?.[0]).toBe(
      'Evil Bcc: victim@elsewhere.example Body invites you to Latchkey',
    );
    expect(invitation && partsOf(invitation)['text/plain']).toContain(
      'until 1 Dec 2031, 13:00, Europe/Paris (GMT+01:00)',
    );
  });
});

it('without a mail server, mail is kept in the built-in mailbox, once, for the operator to read', async () => {
  const made = await company();
  await rename(made, 'Kept');
  await assign(made);
  await deliverDueMessages();
  // The answer was lost and the message goes out a second time.
  await sql`update outbox set delivered_at = null, next_attempt_at = now() where company_id = ${made.uuid}`;
  await deliverDueMessages();
  const { data } = await operate(listMails, { limit: 200 }, operator);
  const own = data.filter((mail) => mail.recipient.startsWith(toUuid('mem', made.members[0] ?? '')));
  expect(own).toMatchObject([{ subject: 'A new phone number for you' }]);
  const mail = await operate(getMail, { mailId: own[0]?.id ?? '' }, operator);
  expect(mail.text).toContain('Kept has assigned');
  expect(mail.html).toContain('Kept has assigned');
  expect(await outboxOf(made)).toMatchObject([{ receipt: 'already in the built-in mailbox' }]);
});
