import { domainToASCII } from 'node:url';
import { DomainError, invalidField } from '@/lib/kernel/domain-error';
import { ok, type Result, refuse } from '@/lib/kernel/result';

/** What stands before the token in the DNS record that proves a domain. */
export const RECORD_NAME = 'latchkey-verification';

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/** A domain as the DNS has it, in lower case; null for what is none, or a whole top-level one. */
export function normalDomain(text: string): string | null {
  const domain = domainToASCII(text.trim().replace(/^@/, '').replace(/\.$/, '').toLowerCase());
  const labels = domain.split('.');
  const isDomain = labels.length >= 2 && domain.length <= 253 && labels.every((label) => LABEL.test(label));
  return isDomain && !/^\d+$/.test(labels.at(-1) ?? '') ? domain : null;
}

/** The domain of an e-mail address, or null where it has none. */
export function domainOfAddress(email: string): string | null {
  const at = email.lastIndexOf('@');
  return at < 1 ? null : normalDomain(email.slice(at + 1));
}

/** The record that the holder of a domain sets. */
export const recordOf = (token: string): string => `${RECORD_NAME}=${token}`;

/** What a provider is changed to. */
export type ProviderChange = { issuer: string; clientId: string; clientSecret?: string | undefined };

/** A secret goes to the issuer it was given for, and to no other. */
export function requireSecret(before: ProviderChange | null, wish: ProviderChange): void {
  if (wish.clientSecret === undefined && before?.issuer !== wish.issuer)
    throw invalidField('/clientSecret', 'A new identity provider needs its own client secret.');
}

/** What must hold before nobody comes in by a password any more. */
export type Requirement = { enabled: boolean; verifiedDomains: number; breakGlassMayStay: boolean };

/** Single sign-on only is for a company whose people can come in by it, and that keeps one owner who can without. */
export function requireWayIn({ enabled, verifiedDomains, breakGlassMayStay }: Requirement): void {
  if (!enabled) throw new DomainError('sign_on_incomplete', { reason: 'not_enabled' });
  if (verifiedDomains === 0) throw new DomainError('sign_on_incomplete', { reason: 'no_domain' });
  if (!breakGlassMayStay) throw new DomainError('sign_on_incomplete', { reason: 'no_break_glass' });
}

/** Somebody of the company who may be the one that signs in. */
export type Candidate = { memberId: string; accountId: string | null; status: string };

/** What is known of who an identity provider says somebody is. */
export type SignOnFacts = {
  /** Of the member that this issuer's subject belongs to. */
  known: Candidate | null;
  /** The account of the address they proved, if it is of a domain of the company. */
  accountId: string | null;
  /** The living member with that account or address, and whether they are somebody else at this issuer. */
  addressee: (Candidate & { hasOtherIdentity: boolean }) | null;
  /** Somebody with that address was a member and left. */
  hasLeft: boolean;
  /** The company is closed: nobody new comes into it (R22). */
  isClosed: boolean;
};

export type Admission =
  | { kind: 'known'; memberId: string; accountId: string }
  | { kind: 'link'; memberId: string; accountId: string; invited: boolean }
  | { kind: 'new' };

const refused = (reason: string): Result<never> => refuse(new DomainError('sign_on_refused', { reason }));

/**
 * Who comes in: whoever the subject belongs to, whatever the address says now; else the member or invited person with
 * the address; else somebody new. An address is believed of the company's own domains only, and only once for a member.
 */
export function decideAdmission({ known, accountId, addressee, hasLeft, isClosed }: SignOnFacts): Result<Admission> {
  if (known !== null && known.status !== 'deleted') {
    if (known.status !== 'active' || known.accountId === null) return refused('ended');
    return ok({ kind: 'known', memberId: known.memberId, accountId: known.accountId });
  }
  if (accountId === null) return refused(known === null ? 'address' : 'ended');
  if (addressee === null) return hasLeft || isClosed ? refused('ended') : ok({ kind: 'new' });
  if (addressee.status === 'deactivated') return refused('ended');
  if (addressee.hasOtherIdentity) return refused('other_identity');
  const invited = addressee.status === 'invited';
  // An address that was only entered for somebody makes nobody's account theirs.
  if (addressee.accountId !== accountId && !(invited && addressee.accountId === null)) return refused('other_account');
  return ok({ kind: 'link', memberId: addressee.memberId, accountId, invited });
}

/** The names of somebody new as far as they are usable; else what stands before the @ of their address. */
export function namesOf(given: { firstName: string; lastName: string }, email: string): [first: string, last: string] {
  // oxlint-disable-next-line no-control-regex -- refusing control characters is the point
  const odd = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\p{Surrogate}]/gu;
  const clean = (text: string) => text.replace(odd, ' ').replace(/\s+/g, ' ').trim().slice(0, 80).trim();
  const [first, last] = [clean(given.firstName), clean(given.lastName)];
  const local = clean(email.split('@')[0] ?? '') || '?';
  return [first || local, last || (first ? local : '–')];
}
