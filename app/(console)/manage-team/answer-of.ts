import type { Outcome } from '@/components/money-dialog/outcome';

/** The server's answer, or null where there is none. */
export async function answerOf<T>(attempt: Promise<Outcome<T>>): Promise<Outcome<T> | null> {
  try {
    return await attempt;
  } catch {
    return null;
  }
}
