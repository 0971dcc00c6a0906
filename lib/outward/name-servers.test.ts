import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNameServer } from '@/lib/testing/name-server';
import { AddressRefused, askOutward } from './ask-outward';

let names: Awaited<ReturnType<typeof startNameServer>>;
// Before anything reads the environment: the names of these tests are known to a name server of their own.
beforeAll(async () => {
  names = await startNameServer();
  process.env.DNS_SERVERS = names.address;
});
afterAll(() => names.stop());

const ask = (host: string) =>
  askOutward(`https://${host}/hooks`, {}, { mayReach: () => false, waitMs: 20_000, most: 100, beyond: 'cut' });

describe('a name is looked up by the name servers of this installation, and not asked at', () => {
  it.each([
    ['where it leads inward', ['10.1.2.3']],
    ['where one of its addresses does', ['1.1.1.1', '192.168.1.1']],
    ['where one of the sixth version does', ['1.1.1.1', 'fd00:0:0:0:0:0:0:1']],
    ['where it has such a one only', ['fe80:0:0:0:0:0:0:1']],
  ])('%s', async (_case, addresses) => {
    names.addresses.set('hooks.example', addresses);
    await expect(ask('hooks.example')).rejects.toBeInstanceOf(AddressRefused);
    expect(names.asked).toContain('hooks.example');
  });

  it('where nobody knows it', async () => {
    await expect(ask('nowhere.example')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    expect(names.asked).toContain('nowhere.example');
  });

  it.each(['localhost', 'LOCALHOST', 'localhost.', 'db.localhost'])('as %s, which is this machine', async (host) => {
    await expect(ask(host)).rejects.toBeInstanceOf(AddressRefused);
    expect(names.asked.filter((name) => name.includes('localhost'))).toEqual([]);
  });
});
