import { describe, expect, it } from 'vitest';
import { type Actor, maintainJobs, takeJobs } from '@/lib/access';
import { creditInvoice, getInvoice, keepInvoiceCopy, setBillingProfile } from '@/lib/invoices';
import { DomainError } from '@/lib/kernel/domain-error';
import { purchaseLicences } from '@/lib/licences';
import { obtainCopies } from '@/lib/printing/obtain-copies';
import { obtainCopy } from '@/lib/printing/obtain-copy';
import { act, ask, request, system } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { textOfPdf } from '@/lib/testing/pdf-text';
import { BILLING_PROFILE } from '@/lib/testing/two-companies';
import { printWhatIsAsked } from './print';

const { sql } = coreDatabase();

/** A company with an issued invoice in a language. */
async function invoiced(locale: 'en' | 'fr' | null): Promise<{ company: FixtureCompany; invoiceId: string }> {
  const company = await makeFixture(sql, { monthly: 1 });
  await act(setBillingProfile, company.owner, { ...BILLING_PROFILE, locale });
  const { purchase } = await act(purchaseLicences, company.owner, { quantity: 2 });
  return { company, invoiceId: purchase?.invoiceId ?? '' };
}

const obtain = (actor: Actor, invoiceId: string, patienceMs?: number) =>
  obtainCopy(actor, { invoiceId }, request(), patienceMs);
const refusalOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'made',
    (error: unknown) => (error instanceof DomainError ? { code: error.code, ...error.details } : error),
  );
/** Works as workers do until this many copies are made. */
async function work(copies: number): Promise<void> {
  for (let made = 0; made < copies; ) made += await printWhatIsAsked();
}
const kept = ({ uuid }: FixtureCompany) => sql`select locale, content from invoice_copies where company_id = ${uuid}`;
const jobs = () => sql`select state::text, retry_count from pgboss.job where name = 'print'`;

describe('R20: a printable copy', () => {
  it('is made by a worker when it is first asked for, in the language of billing, and then kept', async () => {
    const { company, invoiceId } = await invoiced('fr');
    expect(await kept(company)).toHaveLength(0);
    const [{ number, content }] = await Promise.all([obtain(company.owner, invoiceId), work(1)]);
    expect(number).toMatch(/^INV-2031-\d{6}$/);
    const text = (await textOfPdf(content)).join('\n');
    expect(text).toContain('Facture');
    expect(text).toContain(number);
    expect(text).toContain('SIREN 552 100 554');
    expect(text).toContain('Indemnité forfaitaire');
    expect([...(await jobs())]).toEqual([]);
    // No worker is needed any more.
    expect((await obtain(company.as('billing_manager'), invoiceId, 0)).content).toEqual(content);
  });

  it('is one, however many ask and workers make it at once', async () => {
    const { company, invoiceId } = await invoiced(null);
    const copies = await Promise.all([
      ...Array.from({ length: 5 }, () => obtain(company.owner, invoiceId).then(({ content }) => content)),
      work(1).then(() => null),
      printWhatIsAsked().then(() => null),
    ]);
    const rows = await kept(company);
    expect(rows).toHaveLength(1);
    for (const content of copies.filter((copy) => copy !== null))
      expect(Buffer.from(content).equals(rows[0]?.content)).toBe(true);
    const again = { invoiceId, locale: 'en' as const, content: new Uint8Array([1]) };
    expect(await act(keepInvoiceCopy, system(company.id), again)).toEqual({ kept: false });
    expect((await kept(company))[0]?.content.equals(rows[0]?.content)).toBe(true);
  });

  it('says nothing of a correction that paid the invoice after it was issued', async () => {
    const { company, invoiceId } = await invoiced('en');
    const number = (await ask(getInvoice, company.owner, { invoiceId })).number ?? '';
    await act(creditInvoice, system(company.id), { number, reason: 'Billed twice' });
    const detail = await ask(getInvoice, company.owner, { invoiceId });
    expect(detail.payments).toHaveLength(1);
    const note = detail.payments[0]?.creditNote?.id ?? '';
    const [invoice, credit] = await Promise.all([
      obtain(company.owner, invoiceId),
      obtain(company.owner, note),
      work(2),
    ]);
    const texts = [invoice, credit].map(async ({ content }) => (await textOfPdf(content)).join('\n'));
    const [ofInvoice, ofCredit] = await Promise.all(texts);
    expect(ofInvoice).toContain('Please pay');
    expect(ofInvoice).not.toContain('Paid by credit note');
    expect(ofCredit).toContain(number);
    expect(ofCredit).toContain('Reason: Billed twice');
  });

  it('that a killed worker had begun is made by another after its time; who waited is told to come again', async () => {
    const { company, invoiceId } = await invoiced('en');
    const wait = { code: 'unavailable', reason: 'copy', retryAfter: 5 };
    expect(await refusalOf(obtain(company.owner, invoiceId, 0))).toEqual(wait);
    // Takes it as a worker does, and is never heard of again.
    expect(await takeJobs('print', 4)).toHaveLength(1);
    expect(await refusalOf(obtain(company.owner, invoiceId, 0))).toEqual(wait);
    await maintainJobs();
    expect(await printWhatIsAsked()).toBe(0);

    await sql`update pgboss.job set started_on = started_on - expire_in where name = 'print'`;
    await maintainJobs();
    await sql`update pgboss.job set start_after = now() - interval '1 second' where name = 'print'`;
    expect(await printWhatIsAsked()).toBe(1);
    expect((await obtain(company.owner, invoiceId, 0)).content.length).toBeGreaterThan(1_000);
    expect(await kept(company)).toHaveLength(1);
  });

  it('that cannot be made keeps no other one waiting, and comes again later', async () => {
    const [broken, sound] = [await invoiced('en'), await invoiced('en')];
    await sql`update issued_invoices set seller = '{}' where company_id = ${broken.company.uuid}`;
    for (const { company, invoiceId } of [broken, sound]) await refusalOf(obtain(company.owner, invoiceId, 0));
    expect(await printWhatIsAsked()).toBe(1);
    expect([...(await jobs())]).toEqual([{ state: 'retry', retry_count: 0 }]);
    expect((await obtain(sound.company.owner, sound.invoiceId, 0)).content.length).toBeGreaterThan(1_000);
    await sql`delete from pgboss.job where name = 'print'`;
  });

  it('is made anew in another language when billing changes to it; the first one stays', async () => {
    const { company, invoiceId } = await invoiced('en');
    await Promise.all([obtain(company.owner, invoiceId), work(1)]);
    await act(setBillingProfile, company.owner, { ...BILLING_PROFILE, locale: 'fr' });
    const [{ content }] = await Promise.all([obtain(company.owner, invoiceId), work(1)]);
    expect((await textOfPdf(content)).join('\n')).toContain('Copie imprimable');
    expect((await kept(company)).map((row) => String(row.locale)).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'en',
      'fr',
    ]);
  });

  it('of each of many comes in their order, until the reader has left', async () => {
    const { company, invoiceId } = await invoiced('en');
    const more = async () => {
      const { purchase } = await act(purchaseLicences, company.owner, { quantity: 1 });
      return { invoiceId: purchase?.invoiceId ?? '' };
    };
    const documents = [{ invoiceId }];
    for (let n = 0; n < 11; n += 1) documents.push(await more());
    const numbersOf = async (allowed: () => Promise<void>) => {
      const numbers: string[] = [];
      for await (const { number, content } of obtainCopies(company.owner, documents, request(), allowed)) {
        expect(Buffer.from(content).subarray(0, 5).toString()).toBe('%PDF-');
        numbers.push(number);
      }
      return numbers;
    };
    const [numbers] = await Promise.all([numbersOf(async () => undefined), work(12)]);
    expect(numbers).toHaveLength(12);
    expect(numbers).toEqual(numbers.toSorted());
    let asked = 0;
    const leaves = async () => {
      asked += 1;
      if (asked > 3) throw new DomainError('unauthenticated');
    };
    expect(await refusalOf(numbersOf(leaves))).toEqual({ code: 'unauthenticated' });
  });

  it('of a draft, of another company (R25), or without the right (R24), is refused, and nobody is set to work', async () => {
    const { company, invoiceId } = await invoiced('en');
    const other = await makeFixture(sql, {});
    const { purchase } = await act(purchaseLicences, other.owner, { quantity: 1 });
    const draft = purchase?.invoiceId ?? '';
    expect(await refusalOf(obtain(other.owner, draft))).toMatchObject({ code: 'document_not_issued' });
    expect(await refusalOf(obtain(other.owner, invoiceId))).toEqual({ code: 'not_found' });
    expect(await refusalOf(obtain(other.owner, 'nonsense'))).toEqual({ code: 'not_found' });
    for (const role of ['team_lead', 'member'] as const)
      expect(await refusalOf(obtain(company.as(role), invoiceId))).toMatchObject({ code: 'forbidden' });
    expect([...(await jobs())]).toEqual([]);
  });
});
