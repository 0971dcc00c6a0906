/**
 * The values and tags that an ICU message asks for, sorted: `{name}` gives "name", `{n, plural, …}` gives "n:plural",
 * `<link>…</link>` gives "<link>". Throws on unbalanced braces.
 */
export function placeholders(message: string): string[] {
  const found = new Set<string>();
  for (const [, tag] of message.matchAll(/<([a-z]\w*)>/gi)) found.add(`<${tag}>`);
  // Odd depth is inside an argument, even depth is text; the braces of a plural's branches lead back to text.
  let depth = 0;
  for (let index = 0; index < message.length; index += 1) {
    if (message[index] === '{') {
      if (depth % 2 === 0) found.add(argumentAt(message, index));
      depth += 1;
    } else if (message[index] === '}') depth -= 1;
    if (depth < 0) throw new Error(`unbalanced braces in "${message}"`);
  }
  if (depth !== 0) throw new Error(`unbalanced braces in "${message}"`);
  return [...found].sort();
}

function argumentAt(message: string, brace: number): string {
  const argument = /^\{\s*(\w+)\s*(?:,\s*(\w+))?/.exec(message.slice(brace));
  if (!argument) throw new Error(`an argument without a name in "${message}"`);
  const [, name, type] = argument;
  return type ? `${name}:${type}` : `${name}`;
}
