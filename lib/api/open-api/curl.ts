import { exampleIds } from './examples';
import type { Call } from './reading';

/** A text between single quotes of a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const REQUIRED_IN_QUERY: Readonly<Record<string, string>> = { at: '2026-06-20T12:00:00Z', kind: 'members' };

/** The call as one would type it, with made-up ids. */
export function curlOf(call: Call, base: string): string {
  const path = call.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => exampleIds[name] ?? name);
  const query = call.parameters
    .filter(({ place, required }) => place === 'query' && required)
    .map(({ name }) => `${name}=${encodeURIComponent(REQUIRED_IN_QUERY[name] ?? '')}`);
  const url = `${base}/api/v1${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  const takesKey = call.parameters.some(({ name }) => name === 'Idempotency-Key');
  const lines = [
    call.method === 'GET' ? `curl ${quoted(url)}` : `curl -X ${call.method} ${quoted(url)}`,
    `-H "Authorization: Bearer $LATCHKEY_API_KEY"`,
    ...(takesKey ? [`-H "Idempotency-Key: $(uuidgen)"`] : []),
    ...(call.example === undefined
      ? []
      : [`-H 'Content-Type: application/json'`, `-d ${quoted(JSON.stringify(call.example))}`]),
  ];
  return lines.join(' \\\n  ');
}
