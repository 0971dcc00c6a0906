import { DomainError, type FieldError } from '@/lib/kernel/domain-error';

/** Text the database cannot keep: null characters and halves of surrogate pairs. */
const isUnsafe = (text: string): boolean => text.includes('\0') || /\p{Surrogate}/u.test(text);

const SUSPICIOUS = /\\u(?:0000|[dD][89a-fA-F])/;

const token = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** Refuses a body that holds such text, naming each place. Only a text with a telling escape is searched. */
export function refuseUnsafeText(source: string, body: unknown): void {
  if (!SUSPICIOUS.test(source)) return;
  const errors = unsafePlaces(body);
  if (errors.length > 0) throw new DomainError('invalid_input', { errors });
}

/** Walks without recursion: a body may be nested deeper than the stack is. */
export function unsafePlaces(body: unknown): FieldError[] {
  const errors: FieldError[] = [];
  const waiting: [pointer: string, value: unknown][] = [['', body]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [pointer, value] = next;
    if (typeof value === 'string' && isUnsafe(value)) {
      errors.push({ pointer, message: 'Must not contain null characters or broken Unicode.' });
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        if (isUnsafe(name))
          errors.push({ pointer, message: 'Has a member whose name contains null characters or broken Unicode.' });
        waiting.push([`${pointer.slice(0, 200)}/${token(name)}`, member]);
      }
    }
  }
  return errors;
}
