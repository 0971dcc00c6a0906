import { expect, it } from 'vitest';
import { initials } from './avatar';

it.each([
  ['Camille Moreau', 'CM'],
  ['Jean-Marc de la Tour', 'JT'],
  ['Zoé', 'Z'],
  ['  ', ''],
  ['𝒜nne Örs', '𝒜Ö'],
])('shortens %j to %s', (name, short) => {
  expect(initials(name)).toBe(short);
});
