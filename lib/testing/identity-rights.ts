import { newId } from '@/lib/kernel/id';

const SYSTEM = ['system'] as const;
const digest = '0'.repeat(64);
const nobodysMessage = newId('msg');
const signIn = { accountKey: digest, addressKey: digest };

/** Who may prove, set up and ask for a second factor, and change a password: rows of the authorisation matrix, by hand. */
export const identityRights = (account: string) =>
  ({
    getSecondFactors: [['owner']],
    getIdleLimit: [['owner']],
    setIdleLimit: [['owner'], () => ({ minutes: 60 })],
    setSecondFactorRule: [['owner'], () => ({ required: true })],
    findPendingSession: [SYSTEM, () => ({ digest })],
    beginCode: [SYSTEM, () => ({ accountId: account, counted: false, ...signIn })],
    proveSecondFactor: [
      SYSTEM,
      () => ({ digest, newDigest: '1'.repeat(64), proof: { kind: 'code', step: 1 }, ...signIn }),
    ],
    enrolSecondFactor: [
      SYSTEM,
      () => ({ digest, newDigest: '1'.repeat(64), sealedSecret: 'x', step: 1, codeDigests: [digest] }),
    ],
    getAccountSecurity: [SYSTEM, () => ({ accountId: account })],
    changePassword: [SYSTEM, () => ({ digest, newDigest: '1'.repeat(64), passwordHash: '$argon2id$x', ...signIn })],
    removeSecondFactor: [
      SYSTEM,
      () => ({
        digest,
        newDigest: '1'.repeat(64),
        accountId: account,
        proof: { kind: 'code', step: 1 },
        ...signIn,
      }),
    ],
    replaceRecoveryCodes: [
      SYSTEM,
      () => ({ accountId: account, proof: { kind: 'code', step: 1 }, codeDigests: [digest], ...signIn }),
    ],
    resetSecondFactor: [['operator', 'system'], () => ({ email: 'somebody@somewhere.example' })],
    resetMemberSecondFactor: [['owner'], ({ memberId }: { memberId: string }) => ({ memberId })],
    requestPasswordReset: [
      SYSTEM,
      () => ({ email: 'nobody@nowhere.example', locale: 'en', counted: false, ...signIn }),
    ],
    findAccountMessages: [SYSTEM, () => ({ limit: 1 })],
    readAccountMessage: [SYSTEM, () => ({ id: nobodysMessage })],
    removeAccountMessage: [SYSTEM, () => ({ id: nobodysMessage })],
  }) as const;
