import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DomainError } from '@/lib/kernel/domain-error';
import { pageFailure } from './failure';
import { noteFailure, settleStatus } from './unavailable-answers';

let failure: unknown;
let status = 500;
const server = createServer((request, response) => {
  settleStatus(request, response);
  if (failure !== undefined) noteFailure(failure, request.headers);
  response.statusCode = status;
  response.end('a page');
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => server.close());

async function answer(thrown: unknown, written = 500) {
  [failure, status] = [thrown, written];
  const headers = { 'x-request-id': 'a-request-of-a-test' };
  const got = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { headers });
  return [got.status, got.headers.get('retry-after'), await got.text()];
}

it('a page whose database is lost while it renders is 503 and says when to come again', async () => {
  const unavailable = new DomainError('unavailable');
  expect(await answer(unavailable)).toEqual([503, '2', 'a page']);
  expect(await answer(pageFailure(unavailable, 'a-request-of-a-test'))).toEqual([503, '2', 'a page']);
});

it('a page that fails for another reason is 500, also after one that did for that', async () => {
  expect(await answer(new Error('unavailable'))).toEqual([500, null, 'a page']);
  expect(await answer(new DomainError('internal'))).toEqual([500, null, 'a page']);
});

it('what is answered all the same stays as it is', async () => {
  expect(await answer(new DomainError('unavailable'), 200)).toEqual([200, null, 'a page']);
});
