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
