import { describe, expect, it } from 'vitest';
import { hashPassword, passwordProblem, verifyPassword } from './passwords';

describe('a new password', () => {
  it.each([
    ['nine char', 'too_short'],
    ['é'.repeat(9), 'too_short'],
    ['🔑'.repeat(9), 'too_short'],
    ['x7'.repeat(65), 'too_long'],
    ['password123', 'common'],
    ['Password123', 'common'],
    ['P@ssw0rd2026!', 'common'],
    ['welcome-2031', 'common'],
    ['motdepasse1', 'common'],
    ['azertyuiop', 'common'],
    ['1234567890', 'common'],
    ['aaaaaaaaaaaa', 'common'],
    ['qwertyqwertyqwerty', 'common'],
    ['ten letters', undefined],
    ['correct horse lamp river', undefined],
    ['vélo-jaune-sous-la-pluie', undefined],
    ['x7'.repeat(5), 'common'],
    [`${'kqzw '.repeat(25)}vjh`, undefined],
  ])('%j is %s', (password, problem) => {
    expect(passwordProblem(password)).toBe(problem);
  });
});

describe('a stored password', () => {
  it('is argon2id with 19 MiB and two passes', async () => {
    expect(await hashPassword('correct horse lamp river')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('is recognised, whichever way the keyboard composed its accents', async () => {
    const stored = await hashPassword('ve\u0301lo jaune');
    expect(await verifyPassword(stored, 'v\u00e9lo jaune')).toBe(true);
    expect(await verifyPassword(stored, 'velo jaune')).toBe(false);
  });

  it('is refused for an account that has none, also if the dummy is guessed', async () => {
    expect(await verifyPassword(null, 'the account that does not exist')).toBe(false);
    expect(await verifyPassword(undefined, '')).toBe(false);
  });

  it('is not worked on when absurdly long', async () => {
    const long = 'x'.repeat(1_000_000);
    expect(await verifyPassword(await hashPassword(''), long)).toBe(false);
  });

  it('costs a refusal the same work without an account', async () => {
    const stored = await hashPassword('correct horse lamp river');
    const time = async (hash: string | null) => {
      const started = performance.now();
      for (let count = 0; count < 8; count += 1) await verifyPassword(hash, 'wrong password');
      return performance.now() - started;
    };
    await time(null);
    // Without the work the ratio is about 0.001; the wide margin leaves room for a busy machine.
    expect((await time(null)) / (await time(stored))).toBeGreaterThan(0.1);
  });
});
