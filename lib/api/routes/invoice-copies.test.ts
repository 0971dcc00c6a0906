import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { printWhatIsAsked } from '@/lib/jobs/print';
import { testDatabase } from '@/lib/testing/database';
import { textOfPdf } from '@/lib/testing/pdf-text';
import { callRest } from '@/lib/testing/rest';
import { makeRestWorld, type RestWorld } from '@/lib/testing/rest-world';
import { BILLING_PROFILE } from '@/lib/testing/two-companies';
import { dispatch } from '../dispatch';

testDatabase();
afterAll(closePool);

let world: RestWorld;
let issued: string;
beforeAll(async () => {
  world = await makeRestWorld();
  await world.client.patch('/billing-profile', { ...BILLING_PROFILE, invoicing: 'each' });
  const { body } = await world.client.post('/licences', { quantity: 1 });
  issued = (body.purchase as { invoiceId: string }).invoiceId;
});

const fetchCopy = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  dispatch(
    new Request(`http://localhost/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${world.client.key}`, ...headers },
    }),
  );

async function work(): Promise<void> {
  while ((await printWhatIsAsked()) === 0);
}

describe('GET /invoices/{invoiceId}.pdf', () => {
  it('answers the printable copy as a file that is named by its number, and is asked for anew each time (R20)', async () => {
    const [answer] = await Promise.all([fetchCopy(`/invoices/${issued}.pdf`), work()]);
    const { number } = (await world.client.get(`/invoices/${issued}`)).body;
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${String(number)}.pdf"`,
      'cache-control': 'private, no-cache',
    });
    const content = new Uint8Array(await answer.arrayBuffer());
    expect(Number(answer.headers.get('content-length'))).toBe(content.length);
    expect((await textOfPdf(content)).join('\n')).toContain(String(number));

    const etag = answer.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    const same = await fetchCopy(`/invoices/${issued}.pdf`, { 'if-none-match': `"other", W/${etag}` });
    expect([same.status, same.headers.get('etag'), await same.text()]).toEqual([304, etag, '']);
    expect((await fetchCopy(`/invoices/${issued}.pdf`, { 'if-none-match': '"other"' })).status).toBe(200);
    const head = await fetchCopy(`/invoices/${issued}.pdf`, {}, 'HEAD');
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      String(content.length),
      '',
    ]);
  });

  it('refuses a draft with the day on which it is issued, a wrong method, a parameter, and a key without the right', async () => {
    const draft = await callRest(`/invoices/${world.ids.invoiceId}.pdf`, world.client.key);
    expect(draft).toMatchObject({ status: 409, body: { code: 'document_not_issued' } });
    expect(draft.body.closesAt).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect((await callRest(`/invoices/${issued}.pdf`, world.client.key, { method: 'DELETE' })).status).toBe(405);
    expect((await callRest(`/invoices/${issued}.pdf?locale=de`, world.client.key)).status).toBe(422);
    expect((await callRest(`/invoices/${issued}.pdf`, world.lead.key)).status).toBe(403);
    expect((await callRest(`/invoices/${issued}.pdf`, null)).status).toBe(401);
  });

  it('of another company is not found, as what does not exist is (R25)', async () => {
    const elsewhere = await makeRestWorld();
    for (const id of [issued, 'nonsense', 'inv_1', '.pdf'])
      expect((await callRest(`/invoices/${id}.pdf`, elsewhere.client.key)).status).toBe(404);
  });
});
