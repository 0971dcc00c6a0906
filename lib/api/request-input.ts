import { DomainError, type FieldError } from '@/lib/kernel/domain-error';
import type { Endpoint } from './matcher';
import type { ShortForm } from './route';
import { unsafePlaces } from './unsafe-text';

type Members = Readonly<Record<string, unknown>>;

/** The query's parameters as members; one that is given twice has no single meaning and is refused. */
export function readQuery(search: string): Members {
  if (search === '') return {};
  const members: Record<string, string> = Object.create(null);
  const errors: FieldError[] = [];
  for (const [name, value] of new URLSearchParams(search)) {
    if (name in members) errors.push({ pointer: `/${name.slice(0, 200)}`, message: 'Must be given only once.' });
    members[name] = value;
  }
  errors.push(...unsafePlaces(members));
  if (errors.length > 0) throw new DomainError('invalid_input', { errors });
  return members;
}

/** The use case's input: the body's or the query's members and the path's parameters, which nothing may override. */
export function mergeInput(members: Members, { parameters }: Endpoint<unknown>, values: readonly string[]): Members {
  const overriding = parameters.filter((name) => name in members);
  if (overriding.length > 0) {
    throw new DomainError('invalid_input', {
      errors: overriding.map((name) => ({ pointer: `/${name}`, message: 'This field is not known.' })),
    });
  }
  return { ...members, ...Object.fromEntries(parameters.map((name, index) => [name, values[index]])) };
}

/** What a changing call's query says, as members of its body; most take no query at all. */
export function readShortForm(query: Members, form: ShortForm | undefined): Members {
  const unknown = Object.keys(query).filter((name) => form === undefined || !(name in form.parameters.shape));
  const errors: FieldError[] = unknown.map((name) => ({
    pointer: `/${name}`,
    message: 'This parameter is not known.',
  }));
  const parsed = form?.parameters.safeParse(query);
  if (errors.length === 0)
    errors.push(
      ...(parsed?.error?.issues ?? []).map(({ path, message }) => ({ pointer: `/${path.join('/')}`, message })),
    );
  if (errors.length > 0) throw new DomainError('invalid_input', { errors });
  return form === undefined ? {} : form.toMembers(parsed?.data ?? {});
}

/** Body and query together; what both say has no single meaning. */
export function mergeShortForm(members: Members, short: Members): Members {
  const errors = Object.keys(short)
    .filter((name) => name in members)
    .map((name) => ({ pointer: `/${name}`, message: 'Give it in the query or in the body, not in both.' }));
  if (errors.length > 0) throw new DomainError('invalid_input', { errors });
  return { ...members, ...short };
}
