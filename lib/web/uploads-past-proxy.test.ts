import { unstable_doesMiddlewareMatch, unstable_getResponseFromNextConfig } from 'next/experimental/testing/server';
import { describe, expect, it } from 'vitest';
import nextConfig from '@/next.config.js';
import { config } from '@/proxy';
import { securityHeaders } from './content-security';

const passesProxy = (path: string, type?: string) =>
  unstable_doesMiddlewareMatch({
    config,
    url: `http://localhost${path}`,
    headers: type === undefined ? {} : { 'content-type': type },
  });

async function configured(path: string, type?: string): Promise<string[]> {
  const given = type === undefined ? {} : { 'content-type': type };
  const { headers } = nextConfig;
  const answer = await unstable_getResponseFromNextConfig({
    url: `http://localhost${path}`,
    nextConfig: { ...(headers && { headers }) },
    headers: given,
  });
  return [...answer.headers.keys()].filter((name) => name !== 'content-type');
}

describe('what is sent to', () => {
  it.each([
    ['/api/console/imports', 'text/csv'],
    ['/api/console/imports', undefined],
    ['/api/console/inventory/imports', 'text/csv'],
    ['/api/v1/imports', 'text/csv'],
  ])(
    '%s as %s is a file: it goes round the proxy, which would cut it off, and its answer has the headers all the same',
    async (path, type) => {
      expect(passesProxy(path, type)).toBe(false);
      const own = await configured(path, type);
      const all = Object.keys(securityHeaders({ nonce: 'n', https: false, development: false }));
      expect(own).toEqual(expect.arrayContaining(all.map((name) => name.toLowerCase())));
    },
  );

  it.each([
    '/api/v1/imports',
    '/api/v1/imports/imp_1/check',
    '/api/v1/members',
    '/imports',
    '/api/console/members',
    '/',
  ])('%s without a file goes through it, which sets them', async (path) => {
    expect(passesProxy(path)).toBe(true);
    expect(await configured(path)).toEqual([]);
  });
});
