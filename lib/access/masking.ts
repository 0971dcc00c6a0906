import { z } from 'zod';
import { DomainError } from '@/lib/kernel/domain-error';
import { isId } from '@/lib/kernel/id';
import { maskOf, PERSONAL } from '@/lib/kernel/personal';

/** Whose values a grant has uncovered. */
export type Revealed = ReadonlySet<string>;

/** The nearest thing around a value that has an id: a member, something else, or nothing. */
type Subject = { id: string; isMember: boolean } | null;

/**
 * An answer as somebody may see it who is in the company by a grant: what its description marks as personal is masked, but
 * of members who were revealed (R24). What the description does not name is left out, so that nothing slips past it.
 */
export function masked<T>(schema: z.ZodType, value: T, revealed: Revealed): T {
  return maskedIn(schema, value, revealed, null) as T;
}

function maskedIn(schema: z.core.$ZodType, value: unknown, revealed: Revealed, subject: Subject): unknown {
  const kind = PERSONAL.get(schema)?.as;
  if (kind !== undefined) {
    const isShown = subject?.isMember === true ? revealed.has(subject.id) : kind === 'named' && subject !== null;
    return isShown ? value : hidden(value, kind);
  }
  if (value === null || value === undefined) return value;
  const into = (inner: z.core.$ZodType, part: unknown) => maskedIn(inner, part, revealed, subject);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- every other kind holds no schema within
  switch (def.type) {
    case 'object':
      return objectIn(def.shape, value as Record<string, unknown>, revealed, subject);
    case 'array':
      return (value as unknown[]).map((part) => into(def.element, part));
    case 'record':
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, into(def.valueType, part)]));
    case 'union':
      return unionIn(def.options, value, into);
    case 'intersection':
      return into(def.right, into(def.left, value));
    case 'pipe':
      return into(def.out, value);
    case 'lazy':
      return into(def.getter(), value);
    case 'nullable':
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return into(def.innerType, value);
    default:
      return value;
  }
}

function objectIn(
  shape: Readonly<Record<string, z.core.$ZodType>>,
  value: Record<string, unknown>,
  revealed: Revealed,
  around: Subject,
): Record<string, unknown> {
  const subject = subjectOf(value) ?? around;
  return Object.fromEntries(
    Object.entries(shape)
      .filter(([key]) => Object.hasOwn(value, key))
      .map(([key, inner]) => [key, maskedIn(inner, value[key], revealed, subject)]),
  );
}

function subjectOf({ id, memberId }: Record<string, unknown>): Subject {
  if (typeof memberId === 'string') return { id: memberId, isMember: true };
  return typeof id === 'string' ? { id, isMember: isId('mem', id) } : null;
}

/** Of the forms that an answer can have it is described by the first one that it has. */
function unionIn(
  options: readonly z.core.$ZodType[],
  value: unknown,
  into: (inner: z.core.$ZodType, part: unknown) => unknown,
): unknown {
  const own = options.find((option) => z.core.safeParse(option, value).success);
  if (own === undefined) throw new Error('an answer has none of the forms that describe it');
  return into(own, value);
}

/** All text in a value, whatever it is made of. */
function hidden(value: unknown, kind: Parameters<typeof maskOf>[1]): unknown {
  if (typeof value === 'string') return maskOf(value, kind);
  if (Array.isArray(value)) return value.map((part) => hidden(part, kind));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, hidden(part, kind)]));
}

const OF_PEOPLE: Readonly<Record<string, Parameters<typeof maskOf>[1]>> = {
  firstName: 'name',
  lastName: 'name',
  name: 'name',
  email: 'email',
  note: 'text',
};

/** A refusal as the same person may read it: its details are described nowhere, so they are masked by their names. */
export function maskedRefusal(error: DomainError): DomainError {
  return new DomainError(error.code, detailsIn(error.details) as Record<string, unknown>);
}

function detailsIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(detailsIn);
  if (typeof value !== 'object' || value === null) return value;
  const own: Record<string, unknown> = { ...value };
  // A change that came in between names its field apart from what stands there now.
  const named = typeof own.field === 'string' ? kindOf(own.field) : undefined;
  if (named !== undefined) return { field: own.field, seen: hidden(own.seen, named), now: hidden(own.now, named) };
  return Object.fromEntries(
    Object.entries(own).map(([key, part]) => {
      const kind = kindOf(key);
      return [key, kind === undefined ? detailsIn(part) : hidden(part, kind)];
    }),
  );
}

const kindOf = (key: string) => (Object.hasOwn(OF_PEOPLE, key) ? OF_PEOPLE[key] : undefined);
