import { CsvProblem } from '@/lib/csv';
import { DomainError } from '@/lib/kernel/domain-error';

/** The refusal of a file that is no table; any other error as it is. */
export function unusableFile(error: unknown): unknown {
  if (!(error instanceof CsvProblem)) return error;
  // Where the file lies here is nobody's business.
  const { path: _, ...params } = error.params;
  return new DomainError('import_file_unusable', {
    problem: error.code,
    ...(error.line !== undefined && { line: error.line }),
    ...params,
  });
}
