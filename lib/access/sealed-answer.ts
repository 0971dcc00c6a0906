import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '@/lib/env';

/** An answer that holds a secret, as it is kept for a repetition (R9): whoever reads the database cannot read it. */
type SealedAnswer = { sealed: string };

/** How an answer is kept for a repetition and given again: as it is, or sealed where it holds a secret. */
export function keptAnswers({ answersSecret }: { answersSecret?: true }, ownerId: string, fingerprint: string) {
  const asItIs = (answer: unknown) => answer;
  if (!answersSecret) return { keep: asItIs, open: asItIs };
  return {
    keep: (output: unknown) => sealAnswer(output, ownerId, fingerprint),
    open: (kept: unknown) => openAnswer(kept as SealedAnswer, ownerId, fingerprint),
  };
}

const NONCE = 12;
const TAG = 16;

/** One key per company, or per person of the operator, from the installation's secret, which the database does not hold. */
const keyOf = (ownerId: string) => Buffer.from(hkdfSync('sha256', env.AUTH_SECRET, ownerId, 'stored answers', 32));

/** Seals an answer, bound to whose it is and to the request that it belongs to. */
function sealAnswer(output: unknown, ownerId: string, fingerprint: string): SealedAnswer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyOf(ownerId), nonce).setAAD(Buffer.from(fingerprint));
  const text = Buffer.concat([cipher.update(JSON.stringify(output), 'utf8'), cipher.final()]);
  return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64') };
}

/** The answer that was sealed; throws where the installation's secret is another one by now. */
function openAnswer({ sealed }: SealedAnswer, ownerId: string, fingerprint: string): unknown {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(ownerId), bytes.subarray(0, NONCE))
    .setAAD(Buffer.from(fingerprint))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  const text = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
  return JSON.parse(text.toString('utf8'));
}
