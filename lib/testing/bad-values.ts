/** Values as raw JSON that are wrong nearly everywhere. */
export const BAD_VALUES: readonly (readonly [name: string, json: string])[] = [
  ['null', 'null'],
  ['true', 'true'],
  ['an empty text', '""'],
  ['blanks', '"   "'],
  ['a list', '[]'],
  ['an object', '{}'],
  ['zero', '0'],
  ['a negative number', '-1'],
  ['a fraction', '1.5'],
  ['2^31', '2147483648'],
  ['2^53', '9007199254740993'],
  ['beyond a double', '1e999'],
  ['1e3 as text', '"1e3"'],
  ['a decimal comma', '"1,5"'],
  ['NaN as text', '"NaN"'],
  ['a null character', '"a\\u0000b"'],
  ['half a surrogate pair', '"\\ud800"'],
  ['SQL', '"\'; drop table members; --"'],
  ['markup', '"<script>alert(1)</script>"'],
  ['100,000 characters', `"${'x'.repeat(100_000)}"`],
  ['a deep nest', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ['a prototype', '{"__proto__":{"amount":1},"constructor":1}'],
];

/** The members of a body, also those inside others, as paths. */
export const membersOf = (body: object, path: readonly string[] = []): string[][] =>
  Object.entries(body).flatMap(([name, value]: [string, unknown]) => {
    const here = [...path, name];
    return [here, ...(typeof value === 'object' && value !== null ? membersOf(value, here) : [])];
  });

/** The body as JSON text with one member replaced by raw JSON. */
export function withMember(body: unknown, path: readonly string[], json: string): string {
  const [name, ...rest] = path;
  if (name === undefined) return json;
  const entries: [string, unknown][] = Object.entries(typeof body === 'object' && body !== null ? body : {});
  const members = entries.map(
    ([key, value]) => `${JSON.stringify(key)}:${key === name ? withMember(value, rest, json) : JSON.stringify(value)}`,
  );
  return `{${members.join(',')}}`;
}
