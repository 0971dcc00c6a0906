import { describe, expect, it } from 'vitest';
import { actionText, isMalformedAction } from './malformed-action';

const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;

describe('the payload of a server action', () => {
  it.each(['', '{', 'null', '1', '"x"', '{}', '["$F1"]', '["$K1","x"]', '["$@1"]', '["$1"]', '[{"a":["$f:b"]}]', deep])(
    '%.12s cannot be one',
    (text) => expect(isMalformedAction(text)).toBe(true),
  );

  it.each([
    '[]',
    '[{"name":"Acme","seen":{"locale":"$undefined"}},"key"]',
    '[{"name":"$$1 a month"},"key"]',
    '[{"at":"$D2026-06-01T00:00:00.000Z"},"key"]',
    '[{"a":{"b":1},"c":"$0:0:a"},"key"]',
    '[{"label":"$ 5"},"key"]',
  ])('%s can', (text) => expect(isMalformedAction(text)).toBe(false));

  it('is looked at where it is text, and left to be read', async () => {
    const request = (headers: Record<string, string>) =>
      new Request('http://localhost/', { method: 'POST', body: '[1]', headers });
    const asked = request({ 'next-action': 'a', 'content-type': 'text/plain;charset=UTF-8' });
    expect(await actionText(asked)).toBe('[1]');
    expect(await asked.text()).toBe('[1]');
    expect(await actionText(request({ 'content-type': 'text/plain' }))).toBeNull();
    expect(await actionText(request({ 'next-action': 'a', 'content-type': 'multipart/form-data' }))).toBeNull();
  });
});
