/** A phone number begins with a plus and is no formula: it stays as imports read it. */
const PHONE = /^\+\d{3,15}$/;
/** What spreadsheets take for a formula, or skip before one. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Text as a cell that no spreadsheet calculates: what begins like a formula gets an apostrophe before it, except a phone
 * number, which is a plus and digits only. What begins with apostrophes before such a sign gets one more, so that taking
 * one away gives back what there was.
 */
export function neutral(text: string): string {
  if (PHONE.test(text)) return text;
  return FORMULA.test(text.replace(/^'+/, '')) ? `'${text}` : text;
}

/** What `neutral` was given. */
export const plainOf = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);
