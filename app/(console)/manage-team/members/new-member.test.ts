import { expect, it } from 'vitest';
import { blankMember, checkMember, errorsOfRefusal, memberInput } from './new-member';

const camille = { ...blankMember, firstName: 'Camille', lastName: 'Moreau', email: 'camille@acme.example' };

it('finds nothing wrong with a complete entry', () => {
  expect(checkMember(camille)).toEqual({});
});

it.each([
  ['no first name', { firstName: '  ' }, { firstName: 'firstName' }],
  ['a last name of 81 letters', { lastName: 'x'.repeat(81) }, { lastName: 'lastName' }],
  ['an e-mail address without a domain', { email: 'camille@acme' }, { email: 'email' }],
  ['an e-mail address with a space', { email: 'camille moreau@acme.example' }, { email: 'email' }],
])('names %s', (_, change, errors) => {
  expect(checkMember({ ...camille, ...change })).toEqual(errors);
});

it.each([
  ['email_taken', [], { email: 'emailTaken' }],
  ['forbidden', [], { role: 'role' }],
  ['not_found', [], { departmentId: 'departmentId' }],
  ['invalid_input', ['/email', '/firstName'], { email: 'email', firstName: 'firstName' }],
  ['invalid_input', ['/somethingElse'], {}],
  ['unavailable', [], {}],
])('leads %s to its fields', (code, pointers, errors) => {
  const fields = pointers.map((pointer) => ({ pointer, message: '' }));
  expect(errorsOfRefusal({ code, message: '', requestId: '', fields })).toEqual(errors);
});

it('sends no department where none is chosen, and no spaces around what was typed', () => {
  expect(memberInput({ ...camille, firstName: ' Camille ' })).toEqual({
    firstName: 'Camille',
    lastName: 'Moreau',
    email: 'camille@acme.example',
    role: 'member',
  });
  expect(memberInput({ ...camille, departmentId: 'dep_1' })).toMatchObject({ departmentId: 'dep_1' });
});
