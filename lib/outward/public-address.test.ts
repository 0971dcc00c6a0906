import { describe, expect, it } from 'vitest';
import { AddressRefused, askOutward } from './ask-outward';
import { isPrivate, isPublic } from './public-address';

const limits = { mayReach: () => false, waitMs: 5_000, most: 1_024, beyond: 'refused' } as const;

describe('who is asked outward', () => {
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
  ])('is not at %s', (address) => expect(isPublic(address)).toBe(false));

  it.each(['1.1.1.1', '172.32.0.1', '192.167.255.255', '2606:4700:4700::1111'])('may be at %s', (address) =>
    expect(isPublic(address)).toBe(true),
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
    await expect(askOutward(address, {}, limits)).rejects.toBeInstanceOf(AddressRefused);
  });

  it.each(['10.1.2.3', '172.31.255.255', '192.168.1.1', 'fd00::1'])('may be in a private network at %s', (address) =>
    expect(isPrivate(address)).toBe(true),
  );

  it.each(['169.254.169.254', 'fe80::1', '127.0.0.1', '172.32.0.1', '1.1.1.1'])('is in no private network at %s', (a) =>
    expect(isPrivate(a)).toBe(false),
  );
});
