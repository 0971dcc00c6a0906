/** A text as a LIKE pattern that means itself, anywhere. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;

/** One pattern for each word that someone typed, in lower case as search columns are. */
export function wordPatterns(q: string): string[] {
  const words = q.toLowerCase().split(/\s+/);
  return words.filter((word) => word !== '').map(containing);
}
