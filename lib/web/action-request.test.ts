import { NextRequest } from 'next/server';
import { describe, expect, it } from 'vitest';
import { proxy } from '@/proxy';
import { isActionPayload } from './action-payload';
import { refusalOfAction } from './action-request';

const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
const broken = ['', '{', 'null', '1', '"x"', '{}', deep, '\u0000'];
const references = [
  '$F1',
  '$K1',
  '$@1',
  '$1',
  '$nx',
  '$Zabc',
  '$0',
  '$0:1:2:3',
  '$0:a',
  '$o',
  '$Sx',
  '$j',
  '$l1',
  '$h',
  '$',
  `$n${'9'.repeat(301)}`,
];

describe('the payload of a server action', () => {
  it.each([...broken, ...references.map((reference) => JSON.stringify([{ a: reference }, 'key']))])(
    '%.30s is none',
    (text) => expect(isActionPayload(text)).toBe(false),
  );

  it.each([
    '[]',
    '[{"name":"Acme","seen":{"locale":"$undefined"}},"key"]',
    '[{"name":"$$1 a month"},"key"]',
    '[{"at":"$D2026-06-01T00:00:00.000Z","n":"$n12","x":"$NaN","y":"$-Infinity","z":"$-0","t":"$T"},"key"]',
    '[{"a":{"b":1},"c":"$0:0:a"},"key"]',
  ])('%s is one', (text) => expect(isActionPayload(text)).toBe(true));
});

describe('a request to act', () => {
  const own = { origin: 'http://localhost:3000', 'next-action': 'a', 'content-type': 'text/plain;charset=UTF-8' };
  const post = (body: string, headers: Record<string, string> = own) =>
    new Request('http://localhost:3000/', { method: 'POST', body, headers });

  it('of a page of this console passes, and is left to be read', async () => {
    const asked = post('[1]');
    expect(await refusalOfAction(asked)).toBeNull();
    expect(await asked.text()).toBe('[1]');
    const form = '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n[]\r\n--x--\r\n';
    expect(await refusalOfAction(post(form, { ...own, 'content-type': 'multipart/form-data; boundary=x' }))).toBeNull();
    expect(await refusalOfAction(post('a=b', { origin: own.origin }))).toBeNull();
    expect(await refusalOfAction(new Request('http://localhost:3000/'))).toBeNull();
  });

  it('from elsewhere, or from nowhere, is refused', async () => {
    for (const origin of ['https://evil.example', 'null', ''])
      expect(await refusalOfAction(post('[1]', { ...own, origin }))).toBe(403);
    expect(await refusalOfAction(post('[1]', { 'content-type': 'text/plain' }))).toBe(403);
  });

  it('that is too large, or broken, is refused', async () => {
    const large = `["${'x'.repeat(1_048_576)}"]`;
    expect(await refusalOfAction(post(large))).toBe(413);
    expect(await refusalOfAction(post('[1]', { ...own, 'content-length': '1048577' }))).toBe(413);
    expect(await refusalOfAction(post('{'))).toBe(400);
    const form = { ...own, 'content-type': 'multipart/form-data; boundary=x' };
    expect(await refusalOfAction(post('--x--', form))).toBe(400);
    expect(await refusalOfAction(post('--x--', { origin: own.origin, 'content-type': form['content-type'] }))).toBe(
      400,
    );
    for (const type of ['application/json', 'application/x-www-form-urlencoded', 'Text/Html', ''])
      expect(await refusalOfAction(post('[1]', { ...own, 'content-type': type })), type).toBe(415);
  });
});

describe('the proxy', () => {
  const ask = async (method: string, path: string, headers: Record<string, string> = {}) => {
    const answer = await proxy(new NextRequest(`http://localhost:3000${path}`, { method, headers }));
    return [answer.status, answer.headers.get('allow'), answer.headers.get('x-content-type-options')];
  };

  it('answers so before anything else does, with the headers of every answer', async () => {
    expect(await ask('POST', '/settings/company', { origin: 'https://evil.example' })).toEqual([403, null, 'nosniff']);
    for (const path of ['/', '/sign-in', '/api/docs'])
      expect(await ask('DELETE', path)).toEqual([405, 'GET, HEAD, POST', 'nosniff']);
  });
});
