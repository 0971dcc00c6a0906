import { describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/kernel/domain-error';
import { readBody } from './request-body';

const send = (body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  readBody(
    new Request('http://localhost/', {
      method: 'POST',
      body,
      headers,
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    }),
  );

async function refusalOf(body: BodyInit, headers?: Record<string, string>): Promise<DomainError> {
  const refused: unknown = await send(body, headers).catch((error: unknown) => error);
  if (refused instanceof DomainError) return refused;
  throw new Error('was not refused');
}

/** Sent without a length, as a chunked request is. */
function stream(chunk: string, times: number): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      if (sent === times) return controller.close();
      sent += 1;
      controller.enqueue(new TextEncoder().encode(chunk));
    },
  });
}

describe('a request body', () => {
  it('is read with any spelling of its media type', async () => {
    expect(await send('{"a":1}', { 'content-type': 'Application/JSON; charset="UTF-8"' })).toEqual({
      text: '{"a":1}',
      members: { a: 1 },
    });
    expect((await send(stream('{"a":1}', 1))).members).toEqual({ a: 1 });
  });

  it('may be absent', async () => {
    expect(await readBody(new Request('http://localhost/', { method: 'POST' }))).toEqual({ text: '', members: {} });
  });

  it.each(['{', '{"a":1,5}', '{"a":NaN}', "{'a':1}", '{"a":1}}', '\ufeff{"a":1', 'undefined'])(
    '%j is malformed',
    async (text) => {
      expect((await refusalOf(text)).code).toBe('malformed');
    },
  );

  it('is malformed when it is not UTF-8', async () => {
    expect((await refusalOf(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).code).toBe('malformed');
  });

  it.each(['[]', '"text"', '1', 'null', 'true'])('%s is no object', async (text) => {
    expect(await refusalOf(text)).toMatchObject({ code: 'invalid_input', details: { errors: [{ pointer: '' }] } });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1', 'application/jsonp'])(
    'of type %s is unsupported',
    async (type) => {
      expect((await refusalOf('{}', { 'content-type': type })).code).toBe('unsupported_media_type');
    },
  );

  it('of more than 1 MB is refused, also when its length is not told', async () => {
    const large = `{"a":"${'x'.repeat(1_048_576)}"}`;
    expect((await refusalOf(large)).code).toBe('body_too_large');
    expect((await refusalOf(stream('x'.repeat(65_536), 17))).code).toBe('body_too_large');
  });

  it('of exactly 1 MB is read', async () => {
    const frame = '{"a":""}'.length;
    expect((await send(`{"a":"${'x'.repeat(1_048_576 - frame)}"}`)).text).toHaveLength(1_048_576);
  });

  it('is read however deep it is nested', async () => {
    const depth = 400_000;
    const { members } = await send(`{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`);
    expect(Object.keys(members)).toEqual(['a']);
  });

  it.each([
    ['{"a":"x\\u0000"}', '/a'],
    ['{"a":{"b/c":["ok","\\ud800"]}}', '/a/b~1c/1'],
    ['{"a\\u0000":1}', ''],
  ])('names where %s holds text that cannot be kept', async (text, pointer) => {
    expect(await refusalOf(text)).toMatchObject({ code: 'invalid_input', details: { errors: [{ pointer }] } });
  });

  it('finds broken text at any depth without exhausting the stack', async () => {
    const depth = 200_000;
    const text = `{"a":${'['.repeat(depth)}"\\ud800"${']'.repeat(depth)}}`;
    expect((await refusalOf(text)).code).toBe('invalid_input');
  });

  it('keeps a member called __proto__ a member', async () => {
    const { members } = await send('{"__proto__":{"role":"owner"}}');
    expect(Object.keys(members)).toEqual(['__proto__']);
    expect(Reflect.get({ ...members }, 'role')).toBeUndefined();
  });

  it('keeps an escaped pair of surrogates', async () => {
    expect((await send('{"a":"\\ud83d\\udd11"}')).members).toEqual({ a: '🔑' });
  });
});
