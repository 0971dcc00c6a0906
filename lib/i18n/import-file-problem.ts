import type { DomainError } from '@/lib/kernel/domain-error';
import type { Catalogue } from './catalogue';

type FileProblem = keyof Catalogue['imports']['files'];

/** What a sentence about a file may ask for; what a refusal does not say is 0 or empty. */
type Say = (problem: FileProblem, values: Record<string, string | number>) => string;

const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** The sentence about a file that was refused, or null where the refusal is about something else. */
export function importFileProblem({ code, details }: DomainError, say: Say): string | null {
  const values = {
    line: count(details.line),
    limit: count(details.limit),
    columns: count(details.columns),
    encoding: String(details.encoding ?? ''),
    names: String(details.columns ?? ''),
    name: String(details.column ?? ''),
  };
  if (code === 'body_too_large') return say('too_large', { ...values, limit: Math.floor(values.limit / 1_048_576) });
  return code === 'import_file_unusable' ? say(details.problem as FileProblem, values) : null;
}
