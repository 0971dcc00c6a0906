import { describe, expect, it } from 'vitest';
import { isActionForm } from './action-form';

const TYPE = 'multipart/form-data; boundary=----FormBoundary7MA4';
const part = (name: string, value: string, more = '') =>
  `------FormBoundary7MA4\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const form = (...parts: string[]) => `${parts.join('')}------FormBoundary7MA4--\r\n`;
const ID = `40${'a'.repeat(40)}`;
const call = form(
  part('_1_email', 'a@b.example'),
  part('_1_note', 'two\r\n\r\nlines'),
  part('0', '["$undefined","$K1"]'),
);
const bound = [part('$ACTION_REF_1', ''), part('$ACTION_1:0', `{"id":"${ID}","bound":"$@1"}`)];

describe('a form that calls an action by script', () => {
  it.each([
    ['its fields and its arguments', call],
    ['arguments alone', form(part('0', '[]'))],
    ['a form without fields', form(part('0', '["$K1"]'))],
  ])('has %s', (_what, text) => expect(isActionForm(text, TYPE, true)).toBe(true));

  it.each([
    ['nothing', ''],
    ['no part', form()],
    ['no end', call.slice(0, -4)],
    ['an end in the middle of a part', call.slice(0, 120)],
    ['lines that end like those of no browser', call.replaceAll('\r\n', '\n')],
    ['no arguments', form(part('_1_email', 'a@b.example'))],
    ['broken arguments', form(part('0', '["$K1"'))],
    ['arguments twice', form(part('0', '[]'), part('0', '[]'))],
    ['arguments that wait for a part', form(part('0', '["$1"]'))],
    ['arguments beside a part of no form', form(part('1', '[]'), part('0', '["$K1"]'))],
    ['arguments that ask for a file', form(part('0', '["$B1"]'))],
    ['arguments that ask for a stream', form(part('0', '["$R1"]'))],
    ['a number that is too long', form(part('0', `["$n${'9'.repeat(301)}"]`))],
    ['something of the browser in a place that has no address', form(part('0', '[{"a:b":"$T"}]'))],
    ['a file', form(part('0', '[]', '; filename="x"'))],
    [
      'a part with a header of its own',
      form(part('0', '[]').replace('\r\n\r\n', '\r\nContent-Type: text/plain\r\n\r\n')),
    ],
    ['a name that never ends', form(part('x'.repeat(20_000), ''), part('0', '[]'))],
  ])('does not have %s', (_what, text) => expect(isActionForm(text, TYPE, true)).toBe(false));

  it.each([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary=other',
    'multipart/form-data; boundary="----FormBoundary7MA4"',
  ])('is not one where its type is %s', (type) => expect(isActionForm(call, type, true)).toBe(false));
});

describe('a form that calls an action without script', () => {
  it.each([
    ['names it', form(part(`$ACTION_ID_${ID}`, ''), part('returnTo', '/'))],
    [
      'names it with arguments of its own',
      form(...bound, part('$ACTION_1:1', '["$undefined"]'), part('$ACTION_KEY', 'k1')),
    ],
    ['names it with none', form(part('$ACTION_REF_1', ''), part('$ACTION_1:0', `{"id":"${ID}","bound":null}`))],
  ])('%s', (_what, text) => expect(isActionForm(text, TYPE, false)).toBe(true));

  it.each([
    ['names none', form(part('name', 'Acme'))],
    ['does not describe it', form(part('$ACTION_REF_1', ''))],
    [
      'describes it twice',
      form(...bound, part('$ACTION_1:0', `{"id":"${ID}","bound":null}`), part('$ACTION_1:1', '[]')),
    ],
    ['has a broken description', form(part('$ACTION_REF_1', ''), part('$ACTION_1:0', `{"id":"${ID}","bound":`))],
    ['lacks its arguments', form(...bound)],
    ['has broken arguments', form(...bound, part('$ACTION_1:1', '{'))],
    ['has arguments that are no list', form(...bound, part('$ACTION_1:1', '{}'))],
    ['has arguments of the browser', form(...bound, part('$ACTION_1:1', '["$T"]'))],
  ])('is not one that %s', (_what, text) => expect(isActionForm(text, TYPE, false)).toBe(false));
});
