import type { ProofProblem } from '@/lib/auth/single-sign-on/problems';

/** The page that says why somebody has not proven again who they are, on their way to a page. */
export const notProvenPath = (problem: ProofProblem, next: string): string =>
  `/prove-again?${new URLSearchParams({ problem, next })}`;

/** Where who came in by a company's single sign-on proves again who they are, and comes back to `next`. */
export const signOnAgainPath = (companyId: string, next?: string): string =>
  `/api/auth/single-sign-on/${companyId}/start?${new URLSearchParams({ again: '1', ...(next !== undefined && { next }) })}`;
