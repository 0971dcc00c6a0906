/** What a text that begins with a dollar may stand for in the arguments of an action; every other text has two. */
const VALUE = /^\$(?:\$|undefined$|NaN$|-?Infinity$|-0$|n-?\d{1,299}$|D|T)/;
const FORM = /^\$K[\da-f]{1,8}$/;

/** Where the arguments stand among the parts of a request, and whether forms may be among them. */
type Place = { root: string; forms: boolean };

/** Whether the root has such a place: a value that occurs twice is written once, and the other time as where it is. */
function hasPlace(root: unknown, path: string): boolean {
  let value = root;
  for (const step of path.split(':')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
    value = Reflect.get(value, step);
  }
  return typeof value === 'object';
}

/**
 * Whether the text can be the arguments of a server action: a list, whose references lead to what is in it. The framework
 * answers anything else with 500, and waits for parts that there are not.
 */
export function isActionPayload(text: string, { root, forms }: Place = { root: '0', forms: false }): boolean {
  const references: string[] = [];
  let value: unknown;
  let opaque = false;
  let colon = false;
  try {
    value = JSON.parse(text, (name, member: unknown) => {
      colon ||= name.includes(':');
      if (typeof member !== 'string' || !member.startsWith('$')) return member;
      opaque ||= member.startsWith('$T');
      if (!VALUE.test(member) && !(forms && FORM.test(member))) references.push(member);
      return member;
    });
  } catch {
    return false;
  }
  // What stays in the browser is known by its place there: a form sent without script has none, nor has a name with a colon.
  if (!Array.isArray(value) || (opaque && (colon || root !== '0'))) return false;
  const before = `$${root}:`;
  return references.every((text) => text.startsWith(before) && hasPlace(value, text.slice(before.length)));
}
