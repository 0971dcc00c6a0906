import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApiKey } from '@/lib/api-keys';
import { closePool } from '@/lib/db/client';
import { DomainError } from '@/lib/kernel/domain-error';
import { operate } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany } from '@/lib/testing/factories';
import { callRest, restClientOf } from '@/lib/testing/rest';
import { countRequest } from './rate-limit';

testDatabase();
afterAll(closePool);

/** How many of so many requests at one moment are let through, and how long the others shall wait. */
async function burst(keyId: string, requests: number) {
  const waits: unknown[] = [];
  for (let sent = 0; sent < requests; sent += 1) {
    await countRequest(keyId).catch((refused: unknown) =>
      waits.push(refused instanceof DomainError ? refused.details.retryAfter : refused),
    );
  }
  return { through: requests - waits.length, waits: [...new Set(waits)] };
}

describe('the requests of a key', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-06-01T00:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('may be 1,000 at once beyond the steady 6,000 a minute, and no more', async () => {
    expect(await burst('key_a', 1_200)).toEqual({ through: 1_100, waits: [1] });
  });

  it('go on at the steady rate when the burst is used up', async () => {
    await burst('key_b', 1_200);
    let through = 0;
    for (let second = 0; second < 30; second += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
      through += (await burst('key_b', 150)).through;
    }
    expect(through).toBe(3_000);
  });

  it('are counted for each key', async () => {
    await burst('key_c', 1_200);
    expect(await burst('key_d', 10)).toEqual({ through: 10, waits: [] });
  });
});

it('a key whose requests are used up is answered 429 with Retry-After', async () => {
  const { id, key } = await operate(createApiKey, { companyId: (await makeCompany()).id, role: 'owner' });
  let answer = await callRest('/company', key);
  expect(answer.status).toBe(200);
  // A new second brings steady requests again, so it may take another go on a slow machine.
  for (let go = 0; go < 20 && answer.status === 200; go += 1) {
    await burst(id, 1_300);
    answer = await callRest('/company', key);
  }
  expect(answer).toMatchObject({ status: 429, body: { code: 'rate_limited', requestId: expect.any(String) } });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
});

describe('bad keys', () => {
  const wrong = (address: string) =>
    callRest('/company', `lk_${'0'.repeat(43)}`, { headers: { 'x-forwarded-for': address } });

  it('of one address are answered 300 times a minute, then 429 with Retry-After, and nobody else is held up', async () => {
    const client = await restClientOf((await makeCompany()).id);
    const right = (address: string) => callRest('/company', client.key, { headers: { 'x-forwarded-for': address } });
    expect((await right('192.0.2.1')).status).toBe(200);
    const statuses = [];
    for (let sent = 0; sent < 300; sent += 1) statuses.push((await wrong('192.0.2.1')).status);
    expect(new Set(statuses)).toEqual(new Set([401]));
    const limited = await wrong('192.0.2.1');
    expect(limited).toMatchObject({ status: 429, body: { code: 'rate_limited', status: 429 } });
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await wrong('192.0.2.2')).status).toBe(401);
    expect((await right('192.0.2.1')).status).toBe(200);
  });
});
