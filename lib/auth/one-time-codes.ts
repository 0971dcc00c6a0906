import { Secret, TOTP } from 'otpauth';

const PERIOD = 30;
/** A code of the step before or after is good too: clocks differ, and typing takes time. */
const TOLERATED_STEPS = 1;
const ISSUER = 'Latchkey';

const generatorOf = (secret: Uint8Array, label = ISSUER): TOTP =>
  new TOTP({ issuer: ISSUER, label, secret: new Secret({ buffer: Uint8Array.from(secret).buffer }), period: PERIOD });

const CODE = /^[0-9]{6}$/;

/** Whether it could be a code at all: six digits. */
export const isCode = (typed: string): boolean => CODE.test(typed);

/** Which time step the code belongs to (RFC 6238); null for one of no step that is near. */
export function stepOfCode(secret: Uint8Array, code: string, now: Date): number | null {
  if (!isCode(code)) return null;
  const delta = generatorOf(secret).validate({ token: code, timestamp: now.getTime(), window: TOLERATED_STEPS });
  return delta === null ? null : Math.floor(now.getTime() / 1_000 / PERIOD) + delta;
}

/** The code that an authenticator app shows at that moment. */
export const codeAt = (secret: Uint8Array, now: Date): string =>
  generatorOf(secret).generate({ timestamp: now.getTime() });

/** What an authenticator app is given: as an address for its camera, and as letters to type. */
export function offerOf(secret: Uint8Array, email: string): { address: string; letters: string } {
  const generator = generatorOf(secret, email);
  return { address: generator.toString(), letters: generator.secret.base32.match(/.{1,4}/g)?.join(' ') ?? '' };
}
