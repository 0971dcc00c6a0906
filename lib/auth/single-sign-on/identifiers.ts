/** Control characters, which no column takes, and half characters, of which several would be written alike. */
const ODD = /[\p{Cc}\p{Surrogate}]/u;

/** Whether a provider names somebody, or a session of theirs, in a way that can be kept and told from every other. */
export const isIdentifier = (claim: unknown): claim is string =>
  typeof claim === 'string' && claim.length > 0 && claim.length <= 255 && !ODD.test(claim);

/** Its own session, where it names one. */
export const sessionThere = ({ sid }: { [claim: string]: unknown }): { sid: string } | undefined =>
  isIdentifier(sid) ? { sid } : undefined;
