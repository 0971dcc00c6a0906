import { describe, expect, it } from 'vitest';
import { asFields, choicesOf, ignoredBy, mappingFaults } from './mapping';

const fields = [
  { name: 'email', required: true, column: 2 },
  { name: 'number', required: true, column: 0 },
  { name: 'country', required: false, column: null },
];

describe('which column is what', () => {
  it('begins with what the header suggests, and is sent as positions', () => {
    const choices = choicesOf(fields);
    expect(choices).toEqual({ email: '2', number: '0', country: '' });
    expect(asFields(choices)).toEqual({ email: 2, number: 0, country: null });
    expect(mappingFaults(fields, choices)).toEqual([]);
  });

  it('names each required field without a column', () => {
    expect(mappingFaults(fields, { email: '', number: '', country: '' })).toEqual([
      { field: 'email', kind: 'missing' },
      { field: 'number', kind: 'missing' },
    ]);
  });

  it('names the second field that is read from a column', () => {
    expect(mappingFaults(fields, { email: '1', number: '1', country: '1' })).toEqual([
      { field: 'number', kind: 'twice', other: 'email' },
      { field: 'country', kind: 'twice', other: 'email' },
    ]);
  });

  it('names the columns that are not read, without those that have no name', () => {
    expect(ignoredBy(['Numéro', ' ', 'E-mail', 'Note'], choicesOf(fields))).toEqual(['Note']);
  });
});
