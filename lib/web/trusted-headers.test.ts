import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isOwnOrigin } from './own-origin';
import { settleForwarding, trustOnlyOwnHeaders } from './trusted-headers';

function settled(headers: IncomingHttpHeaders, trustedProxies = 0): IncomingHttpHeaders {
  const copy = { ...headers };
  settleForwarding(copy, '198.51.100.7', trustedProxies);
  return copy;
}

describe('the caller’s address', () => {
  it.each([
    [undefined, 0, '198.51.100.7'],
    ['203.0.113.9', 0, '198.51.100.7'],
    ['203.0.113.9', 1, '203.0.113.9'],
    ['forged, 203.0.113.9', 1, '203.0.113.9'],
    ['forged, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
    ['203.0.113.9', 3, '203.0.113.9'],
    [undefined, 1, '198.51.100.7'],
  ])('with X-Forwarded-For %j and %i trusted proxies is %s', (forwarded, trustedProxies, address) => {
    const given = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    expect(settled(given, trustedProxies)['x-forwarded-for']).toBe(address);
  });
});

it('takes the host from the public address, not from what a caller or proxy claims', () => {
  const claimed = {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-port': '1',
    forwarded: 'host=evil.example',
  };
  expect(settled({ ...claimed, host: 'inner:8080' })).toEqual({
    host: 'inner:8080',
    'x-forwarded-for': '198.51.100.7',
    'x-forwarded-proto': 'http',
  });
  expect(settled({ ...claimed, origin: 'http://127.0.0.1:3000' })['x-forwarded-host']).toBe('127.0.0.1:3000');
  expect(settled({ ...claimed, origin: 'http://evil.example' })['x-forwarded-host']).toBeUndefined();
});

it('settles them before a server sees the request', async () => {
  trustOnlyOwnHeaders();
  const server = createServer((request, response) => response.end(JSON.stringify(request.headers)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/`, {
    headers: { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'evil.example' },
  });
  const seen = (await answer.json()) as IncomingHttpHeaders;
  await new Promise((resolve) => server.close(resolve));
  expect(seen['x-forwarded-for']).toBe('127.0.0.1');
  expect(seen['x-forwarded-host']).toBeUndefined();
});

describe('a page of this console', () => {
  it.each([
    ['http://localhost:3000', true],
    ['http://127.0.0.1:3000', true],
    ['http://[::1]:3000', true],
    ['https://localhost:3000', false],
    ['http://localhost:3001', false],
    ['http://localhost.evil.example:3000', false],
    ['http://evil.example', false],
    ['null', false],
    ['', false],
    [null, false],
  ])('may have the origin %j: %s', (origin, isOwn) => {
    expect(isOwnOrigin(origin)).toBe(isOwn);
  });
});
