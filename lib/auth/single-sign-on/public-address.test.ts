import { describe, expect, it } from 'vitest';
import { AddressRefused, outwardFetch } from './outward-fetch';
import { isReachable } from './public-address';

describe('an identity provider', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001:db8::1',
  ])('is not at %s', (address) => expect(isReachable(address)).toBe(false));

  it.each(['1.1.1.1', '172.32.0.1', '192.167.255.255', '2606:4700:4700::1111'])('may be at %s', (address) =>
    expect(isReachable(address)).toBe(true),
  );

  it.each([
    'https://localhost/.well-known/openid-configuration',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'http://1.1.1.1/',
    'http://127.0.0.1:9/',
    'file:///etc/passwd',
  ])('is not asked at %s', async (address) => {
    await expect(outwardFetch(address)).rejects.toBeInstanceOf(AddressRefused);
  });
});
