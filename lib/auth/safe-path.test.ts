import { expect, it } from 'vitest';
import { safePath } from './safe-path';

it.each([
  ['/manage-product/licences?status=available#top', '/manage-product/licences?status=available#top'],
  ['http://localhost:3000/usage', '/usage'],
  ['manage-team', '/manage-team'],
  ['https://evil.example/', '/'],
  ['//evil.example/path', '/'],
  ['\\\\evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/.//evil.example', '/'],
  ['/%2e//evil.example', '/'],
  ['http://localhost:3000//evil.example', '/'],
  ['http://localhost:3000@evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['data:text/html,x', '/'],
  ['http://', '/'],
  ['/sign-in?next=/sign-in', '/'],
  ['/set-password?token=x', '/'],
  ['/api/v1/licences', '/'],
  ['', '/'],
  [null, '/'],
  [undefined, '/'],
])('%j leads to %s', (asked, path) => {
  expect(safePath(asked)).toBe(path);
});
