import { PERMISSIONS, type UseCase } from '@/lib/access';
import { USE_CASES } from '@/lib/use-cases';

/**
 * One check taken out of one file. The tests of the matrix that must notice, by their names; where none of them comes by
 * the statement, the tests of its own module must.
 */
export type Mutant = { name: string; file: string; mutated: string; pattern: string; module?: string };

/** The file with the tests that must notice. */
export const MATRIX = 'lib/access/authorisation-matrix.test.ts';
const OUTSIDER = { company: 'member', else: 'support' } as const;

/** Gives each right to somebody who has not got it: as if its line were not checked for them. */
export function permissionMutants(source: string): Mutant[] {
  return [...USE_CASES.values()]
    .filter(({ permission }, at, all) => all.findIndex((other) => other.permission === permission) === at)
    .flatMap(({ name, permission }) => {
      const roles: readonly string[] = PERMISSIONS[permission];
      const gained = roles.includes('owner') ? OUTSIDER.company : OUTSIDER.else;
      if (roles.includes(gained)) return [];
      const mutated = source.replace(`'${permission}': [`, `'${permission}': ['${gained}', `);
      return mutated === source
        ? []
        : [
            {
              name: `${permission} for a ${gained}`,
              file: 'lib/access/permissions.ts',
              mutated,
              pattern: `^${name} `,
            },
          ];
    });
}

/** A tenant's predicate as the query builder and as SQL by hand have it, each with what stands in its place. */
const PREDICATES: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/eq\(\w+\.companyId, scope\.companyId\),/g, 'undefined,'],
  [/where company_id = \$\{(?:scope\.)?companyUuid\} and/g, 'where'],
  [/where (\w)\.company_id = \$\{(?:scope\.)?companyUuid\} and/g, 'where'],
];

/** Takes each tenant's predicate out of a module's statements, one at a time. */
export function predicateMutants(file: string, source: string, exports: Record<string, unknown>): Mutant[] {
  const names = Object.values(exports).flatMap((value) => (isUseCase(value) ? [value.name] : []));
  const some = `(${names.join('|')})`;
  const mutant = {
    file,
    pattern: `^${some} .*is open to|predicates of the program alone.* ${some}$`,
    module: file.split('/').slice(0, 2).join('/'),
  };
  return PREDICATES.flatMap(([pattern, instead]) =>
    [...source.matchAll(pattern)].map(({ index, 0: found }) => ({
      ...mutant,
      name: `${file}:${source.slice(0, index).split('\n').length} without ${found}`,
      mutated: source.slice(0, index) + instead + source.slice(index + found.length),
    })),
  );
}

const isUseCase = (value: unknown): value is UseCase =>
  typeof value === 'object' && value !== null && 'name' in value && USE_CASES.get(String(value.name)) === value;
