/** What a path leads to: the routes by method, and the values of its parameters. */
export type Match<R> = { methods: ReadonlyMap<string, Endpoint<R>>; values: readonly string[] };
export type Endpoint<R> = { route: R; parameters: readonly string[] };

type Node<R> = {
  literals: Map<string, Node<R>>;
  /** Parameters that are followed by something, by what follows: `.pdf`. */
  suffixed: Map<string, Node<R>>;
  parameter?: Node<R>;
  methods?: Map<string, Endpoint<R>>;
};

const emptyNode = <R>(): Node<R> => ({ literals: new Map(), suffixed: new Map() });

/** `{memberId}` → `memberId`, `{invoiceId}.pdf` → `invoiceId` and `.pdf`; undefined for a literal segment. */
function parameterIn(segment: string): { name: string; suffix: string } | undefined {
  const [, name, suffix = ''] = /^\{(\w+)\}(\.\w+)?$/.exec(segment) ?? [];
  return name === undefined ? undefined : { name, suffix };
}

/** Builds the tree of all paths once; the returned function finds a path in it. The narrowest wins: a literal, then a suffix. */
export function compileMatcher<R extends { method: string; path: string }>(
  routes: readonly R[],
): (path: string) => Match<R> | undefined {
  const root = emptyNode<R>();
  for (const route of routes) {
    const segments = route.path.split('/').slice(1);
    const node = segments.reduce(childOf<R>, root);
    node.methods ??= new Map();
    const parameters = segments.flatMap((segment) => parameterIn(segment)?.name ?? []);
    node.methods.set(route.method, { route, parameters });
  }
  return (path) => find(root, path);
}

function childOf<R>(node: Node<R>, segment: string): Node<R> {
  const parameter = parameterIn(segment);
  if (parameter?.suffix === '') {
    node.parameter ??= emptyNode();
    return node.parameter;
  }
  const [children, key] =
    parameter === undefined ? [node.literals, segment] : ([node.suffixed, parameter.suffix] as const);
  const child = children.get(key) ?? emptyNode<R>();
  children.set(key, child);
  return child;
}

function find<R>(root: Node<R>, path: string): Match<R> | undefined {
  let node = root;
  const values: string[] = [];
  for (const raw of path.split('/').slice(1)) {
    const segment = decoded(raw);
    if (segment === undefined || segment === '') return undefined;
    const literal = node.literals.get(segment);
    const next = literal === undefined ? parameterised(node, segment) : { node: literal };
    if (next === undefined) return undefined;
    if ('value' in next) values.push(next.value);
    node = next.node;
  }
  return node.methods && { methods: node.methods, values };
}

function parameterised<R>(node: Node<R>, segment: string): { node: Node<R>; value: string } | undefined {
  for (const [suffix, child] of node.suffixed)
    if (segment.endsWith(suffix) && segment.length > suffix.length)
      return { node: child, value: segment.slice(0, -suffix.length) };
  return node.parameter && { node: node.parameter, value: segment };
}

function decoded(segment: string): string | undefined {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
