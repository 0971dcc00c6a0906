import { DomainError, type FieldError } from '@/lib/kernel/domain-error';
import { type ParsedPhone, type PhoneProblem, parsePhone } from '@/lib/kernel/e164';

/** What is wrong with a text that should be a phone number, each with its own sentence. */
export const PHONE_PROBLEMS: Record<PhoneProblem, string> = {
  empty: 'Must not be empty.',
  spreadsheet_damage: 'Was turned into a quantity by a spreadsheet; its last digits are lost.',
  extension: 'Has an extension. Give the number without it.',
  letters: 'Has letters. Give digits only.',
  country_missing: 'Has no country code. Write it with "+" and the country code.',
  too_short: 'Is too short for a phone number.',
  too_long: 'Is too long: a phone number has at most 15 digits.',
  unknown_country_code: 'Begins with a country code that does not exist.',
  short_code: 'Is a short code or an emergency number, which nobody can hold.',
  not_possible: 'Has a number of digits that this country does not use.',
};

/** The canonical form of a number that a caller sent; `invalid_input` for what cannot be one. */
export function requirePhone(text: string, pointer: string): Extract<ParsedPhone, { ok: true }> {
  const parsed = parsePhone(text);
  if (parsed.ok) return parsed;
  const problem: FieldError & { problem: PhoneProblem } = {
    pointer,
    message: PHONE_PROBLEMS[parsed.problem],
    problem: parsed.problem,
  };
  throw new DomainError('invalid_input', { errors: [problem] });
}
