import { expect, it } from 'vitest';
import { isMalformedPath } from './malformed-path';

it.each(['/%', '/a/%zz', '/%E0%A4%A', '/%ff', '/x%2'])('%j cannot be decoded', (path) =>
  expect(isMalformedPath(path)).toBe(true),
);

it.each(['/', '/%2F', '/caf%C3%A9', '/a%00', '/%25'])('%j can', (path) => expect(isMalformedPath(path)).toBe(false));
