import { expect, it } from 'vitest';
import { formText } from './form-text';

it('reads a field of a form, and nothing out of anything else', () => {
  const form = new FormData();
  form.set('email', 'a@b.example');
  form.set('file', new Blob(['x']));
  expect(['email', 'file', 'other'].map((name) => formText(form, name))).toEqual(['a@b.example', '', '']);
  for (const none of [undefined, null, 1, 'email', {}, [], { get: () => 'x' }, () => 'x'])
    expect(formText(none, 'email')).toBe('');
});
