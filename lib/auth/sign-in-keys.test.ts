import { expect, it } from 'vitest';
import { addressKey } from './sign-in-keys';

const same = (one: string, other: string) => addressKey(one) === addressKey(other);

it('counts an IPv6 line as one place and an IPv4 address as itself', () => {
  expect(same('2001:db8:0:1::1', '2001:0db8::1:ffff:1:2:3')).toBe(true);
  expect(same('2001:db8:0:1::1', '2001:db8:0:2::1')).toBe(false);
  expect(same('::1', '0:0:0:0::2')).toBe(true);
  expect(same('::ffff:192.0.2.7', '192.0.2.7')).toBe(true);
  expect(same('192.0.2.7', '192.0.2.8')).toBe(false);
});
