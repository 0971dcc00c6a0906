import { expect, it } from 'vitest';
import { placeholders } from './placeholders';

it('finds values, plurals, and values inside a plural, but no branch text', () => {
  const message = '{n, plural, one {One licence for {name}} other {# <link>licences</link>}} on {date}';
  expect(placeholders(message)).toEqual(['<link>', 'date', 'n:plural', 'name']);
});

it('refuses unbalanced braces', () => {
  expect(() => placeholders('{name')).toThrow('unbalanced');
  expect(() => placeholders('name}')).toThrow('unbalanced');
});
