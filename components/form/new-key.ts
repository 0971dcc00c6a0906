/**
 * A new idempotency key. Not `crypto.randomUUID`: browsers withhold that from pages served over plain http, as inside a
 * company's own network.
 */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
