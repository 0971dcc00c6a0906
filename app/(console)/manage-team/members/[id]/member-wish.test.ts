import { expect, it } from 'vitest';
import { asFields, isReversible, type SeenMember, wishOf } from './member-wish';

const seen: SeenMember = {
  firstName: 'Camille',
  lastName: 'Moreau',
  email: 'camille@acme.example',
  role: 'member',
  departmentId: 'dep_1',
};

it('wishes only for what was entered differently', () => {
  expect(wishOf(seen, asFields(seen))).toEqual({});
  expect(wishOf(seen, { ...asFields(seen), firstName: ' Camille ' })).toEqual({});
  expect(wishOf(seen, { ...asFields(seen), lastName: 'Morel', departmentId: '' })).toEqual({
    lastName: 'Morel',
    departmentId: null,
  });
  expect(wishOf({ ...seen, departmentId: null }, asFields({ ...seen, departmentId: null }))).toEqual({});
});

it.each([
  [{ firstName: 'A' }, true],
  [{ departmentId: null }, true],
  [{ firstName: 'A', role: 'admin' }, false],
  [{ email: 'a@b.example' }, false],
] as const)('shows %j before it is saved: %s', (wish, shown) => {
  expect(isReversible(wish)).toBe(shown);
});
