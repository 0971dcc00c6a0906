/** Why somebody did not come in, as the sign-in page says it. */
export const SIGN_ON_PROBLEMS = [
  'failed',
  'cancelled',
  'expired',
  'address',
  'ended',
  'other',
  'staff',
  'off',
] as const;
export type SignOnProblem = (typeof SIGN_ON_PROBLEMS)[number];

/** Why somebody signed in has not proven again who they are, as the page for that says it. */
export const PROOF_PROBLEMS = ['failed', 'cancelled', 'expired', 'other_person', 'not_recent', 'off'] as const;
export type ProofProblem = (typeof PROOF_PROBLEMS)[number];
