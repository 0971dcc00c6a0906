/** What a path leads to: the routes by method, and the values of its parameters. */
export type Match<R> = { methods: ReadonlyMap<string, Endpoint<R>>; values: readonly string[] };
export type Endpoint<R> = { route: R; parameters: readonly string[] };

type Node<R> = { literals: Map<string, Node<R>>; parameter?: Node<R>; methods?: Map<string, Endpoint<R>> };

/** `{memberId}` → `memberId`; undefined for a literal segment. */
const parameterName = (segment: string): string | undefined => /^\{(\w+)\}$/.exec(segment)?.[1];

/** Builds the tree of all paths once; the returned function finds a path in it. A literal wins over a parameter. */
export function compileMatcher<R extends { method: string; path: string }>(
  routes: readonly R[],
): (path: string) => Match<R> | undefined {
  const root: Node<R> = { literals: new Map() };
  for (const route of routes) {
    const segments = route.path.split('/').slice(1);
    const node = segments.reduce(childOf<R>, root);
    node.methods ??= new Map();
    const parameters = segments.map(parameterName).filter((name) => name !== undefined);
    node.methods.set(route.method, { route, parameters });
  }
  return (path) => find(root, path);
}

function childOf<R>(node: Node<R>, segment: string): Node<R> {
  if (parameterName(segment) !== undefined) {
    node.parameter ??= { literals: new Map() };
    return node.parameter;
  }
  const child = node.literals.get(segment) ?? { literals: new Map() };
  node.literals.set(segment, child);
  return child;
}

function find<R>(root: Node<R>, path: string): Match<R> | undefined {
  let node = root;
  const values: string[] = [];
  for (const raw of path.split('/').slice(1)) {
    const segment = decoded(raw);
    if (segment === undefined || segment === '') return undefined;
    const literal = node.literals.get(segment);
    const next = literal ?? node.parameter;
    if (next === undefined) return undefined;
    if (literal === undefined) values.push(segment);
    node = next;
  }
  return node.methods && { methods: node.methods, values };
}

function decoded(segment: string): string | undefined {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
