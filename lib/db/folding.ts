/**
 * A text as it is looked for: in small letters, without accents, ligatures written out. What stands before and behind the
 * text, in SQL, so that a generated column and what is asked of it cannot differ. PostgreSQL's own functions alone: the
 * extension for it is not among those that an installation must have.
 */
export const FOLDED = {
  before: 'lower(regexp_replace(normalize(replace(replace(replace(replace(replace(translate(',
  after: `, 'ØøŁłĐđ', 'OoLlDd'), 'Œ', 'OE'), 'œ', 'oe'), 'Æ', 'AE'), 'æ', 'ae'), 'ß', 'ss'), NFKD), '[\\u0300-\\u036f]', '', 'g'))`,
} as const;
