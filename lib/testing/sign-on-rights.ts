const OWNER = ['owner'] as const;
const SYSTEM = ['system'] as const;
const [nobody, nowhere] = [`acc_${'0'.repeat(32)}`, `com_${'0'.repeat(32)}`];
const digest = '0'.repeat(64);
const issuer = 'https://login.example.com';

/** Who may do what with single sign-on (R24): rows of the authorisation matrix, by hand. */
export const signOnRights = {
  getSingleSignOn: [OWNER],
  saveIdentityProvider: [
    OWNER,
    () => ({ issuer, clientId: 'latchkey', clientSecret: 'secret', defaultRole: 'member', enabled: true }),
  ],
  setSignOnRequirement: [OWNER, () => ({ required: false })],
  removeIdentityProvider: [OWNER],
  addDomain: [OWNER, () => ({ domain: 'new.example' })],
  verifyDomain: [OWNER, () => ({ domain: 'unknown.example', records: [] })],
  removeDomain: [OWNER, () => ({ domain: 'unknown.example' })],
  findSignOnDomain: [SYSTEM, () => ({ domain: 'new.example' })],
  getSignOnProvider: [SYSTEM],
  openSignOnAccount: [SYSTEM, () => ({ email: 'new@signs-on.example' })],
  openSignOnSession: [
    SYSTEM,
    () => ({
      accountId: nobody,
      companyId: nowhere,
      memberId: `mem_${'0'.repeat(32)}`,
      secretDigest: digest,
      identity: { issuer, subject: '1' },
      provenAt: '2026-01-01T00:00:00.000Z',
    }),
  ],
  renewSignOnSession: [
    SYSTEM,
    () => ({ companyId: nowhere, digest, newDigest: digest, identity: { issuer, subject: '1' } }),
  ],
  endSignOnSessions: [SYSTEM, () => ({ companyId: nowhere, issuer, subject: '1' })],
  useOnce: [SYSTEM, () => ({ digest, seconds: 60 })],
} as const;
