import { describe, expect, it } from 'vitest';
import { codeAt, stepOfCode } from './one-time-codes';
import { seal, unseal } from './sealing';
import { offerEnrolment } from './second-factor';

const STEP_MS = 30_000;

describe('a code (RFC 6238)', () => {
  const secret = Buffer.from('12345678901234567890');

  it('is the one of the standard’s test vectors', () => {
    expect(codeAt(secret, new Date(59_000))).toBe('287082');
    expect(codeAt(secret, new Date(1_111_111_109_000))).toBe('081804');
  });

  it('is good one step early or late and no further', () => {
    const now = new Date(1_900_000_015_000);
    const at = (steps: number) => codeAt(secret, new Date(now.getTime() + steps * STEP_MS));
    const step = Math.floor(now.getTime() / STEP_MS);
    expect([-2, -1, 0, 1, 2].map((steps) => stepOfCode(secret, at(steps), now))).toEqual([
      null,
      step - 1,
      step,
      step + 1,
      null,
    ]);
  });

  it.each(['', '12345', '1234567', 'abcdef', '٠١٢٣٤٥'])('is not %j', (code) => {
    expect(stepOfCode(secret, code, new Date())).toBeNull();
  });
});

describe('what is kept of a second factor', () => {
  it('opens for its own account only, and not once it was changed', () => {
    const sealed = seal(Buffer.from('a secret of twenty b'), 'acc_1');
    expect(unseal(sealed, 'acc_1')?.toString()).toBe('a secret of twenty b');
    expect(unseal(sealed, 'acc_2')).toBeNull();
    const changed = Buffer.from(sealed, 'base64url');
    changed[20] = (changed[20] ?? 0) ^ 1;
    expect(unseal(changed.toString('base64url'), 'acc_1')).toBeNull();
    expect(unseal('', 'acc_1')).toBeNull();
  });
});

describe('what an app is given', () => {
  it('is the same whenever the page is read in one session, and another in the next', () => {
    const [one, again, other] = ['a', 'a', 'b'].map((secret) => offerEnrolment(secret, 'a+b@example.com'));
    expect(again).toEqual(one);
    expect(other?.letters).not.toBe(one?.letters);
    const address = new URL(one?.address ?? '');
    expect([address.protocol, address.searchParams.get('issuer')]).toEqual(['otpauth:', 'Latchkey']);
    expect(address.searchParams.get('secret')).toBe(one?.letters.replaceAll(' ', ''));
    expect(decodeURIComponent(address.pathname)).toContain('a+b@example.com');
  });
});
