import { expect, it } from 'vitest';
import { quantityOf } from './quantity-field';

it.each([
  ['1', 1],
  [' 12 ', 12],
  ['10000', 10_000],
  ['0', null],
  ['10001', null],
  ['', null],
  ['1e3', null],
  ['1,5', null],
  ['-1', null],
  ['2147483648', null],
])('reads %j as %s', (text, quantity) => {
  expect(quantityOf(text, 1, 10_000)).toBe(quantity);
});
