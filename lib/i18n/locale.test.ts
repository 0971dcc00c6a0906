import { expect, it } from 'vitest';
import { matchLocale } from './locale';

it.each([
  ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
  ['en-GB,en;q=0.9', 'en'],
  ['de-DE,fr;q=0.5,en;q=0.4', 'fr'],
  ['de', 'en'],
  ['fr;q=0,en;q=0.1', 'en'],
  ['', 'en'],
  [null, 'en'],
  [';;;,q=,fr;q=x', 'en'],
])('picks a language for Accept-Language %s', (header, locale) => {
  expect(matchLocale(header)).toBe(locale);
});
