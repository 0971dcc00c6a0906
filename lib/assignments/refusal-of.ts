import { DomainError } from '@/lib/kernel/domain-error';

/** The refusal that a rule would answer an act with, or null: so that what is said is what would happen. */
export function refusalOf(rule: () => void): DomainError | null {
  try {
    rule();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
