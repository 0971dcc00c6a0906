import type { UseCase } from '@/lib/access';
import * as assignments from '@/lib/assignments';
import * as licences from '@/lib/licences';

const isUseCase = (value: unknown): value is UseCase =>
  typeof value === 'object' && value !== null && 'kind' in value && 'permission' in value && 'handler' in value;

/** The registry: every command, query and operator's task there is, by name. What a module exports is in it. */
export const USE_CASES: ReadonlyMap<string, UseCase> = new Map(
  [assignments, licences]
    .flatMap((module): unknown[] => Object.values(module))
    .filter(isUseCase)
    .map((useCase) => [useCase.name, useCase]),
);
