/** What a text that begins with a dollar may stand for in the arguments of an action; every other text has two. */
const VALUE = /^\$(?:\$|undefined$|NaN$|-?Infinity$|-0$|n-?\d+$|D|T)/;
const PLACE = /^\$0:(.+)$/s;

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
 * answers anything else with 500, and waits for parts that a payload of one part cannot have.
 */
export function isActionPayload(text: string): boolean {
  const references: string[] = [];
  let root: unknown;
  try {
    root = JSON.parse(text, (_name, value: unknown) => {
      if (typeof value === 'string' && value.startsWith('$') && !VALUE.test(value)) references.push(value);
      return value;
    });
  } catch {
    return false;
  }
  return Array.isArray(root) && references.every((text) => hasPlace(root, PLACE.exec(text)?.[1] ?? ''));
}
