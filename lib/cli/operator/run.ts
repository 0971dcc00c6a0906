import { randomUUID } from 'node:crypto';
import { CsvProblem } from '@/lib/csv';
import { DomainError, type FieldError } from '@/lib/kernel/domain-error';
import { PROBLEM_SENTENCES } from '@/lib/kernel/problem-sentences';
import { log } from '@/lib/log';
import { readArguments, UsageProblem } from './arguments';
import type { Caller, CliCommand, Outcome } from './command';
import { helpOf, overview } from './help';
import { commands } from './index';

/** Where a run writes: tests give their own. */
export type Output = { out: (text: string) => void; err: (text: string) => void };

/** Runs the operator's command line; gives the exit code: 0 ran, 1 failed, 2 not understood. */
export async function runOperator(args: readonly string[], output: Output): Promise<0 | 1 | 2> {
  const [name, ...rest] = args;
  if (name === undefined) {
    output.err(`${overview(commands)}\n`);
    return 2;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    output.out(`${overview(commands)}\n`);
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    output.err(`There is no command "${name}".\n\n${overview(commands)}\n`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    output.out(`${helpOf(command)}\n`);
    return 0;
  }
  return runCommandLine(command, rest, output);
}

async function runCommandLine(command: CliCommand, args: readonly string[], output: Output): Promise<0 | 1 | 2> {
  const request = { requestId: randomUUID(), origin: 'cli' } as const;
  const caller: Caller = { actor: { kind: 'system', name: 'cli' }, request };
  try {
    const given = readArguments(command, args);
    const outcome = await command.run(given, caller);
    output.out(given.json ? `${JSON.stringify(outcome.json)}\n` : textOf(outcome));
    return outcome.failed ? 1 : 0;
  } catch (error) {
    if (error instanceof UsageProblem || isWrongValue(error)) {
      output.err(`${explain(error)}\n\n${helpOf(command)}\n`);
      return 2;
    }
    output.err(`${explain(error, request.requestId)}\n`);
    return 1;
  }
}

const textOf = ({ lines }: Outcome): string => lines.map((line) => `${line}\n`).join('');

const isWrongValue = (error: unknown): boolean => error instanceof DomainError && error.code === 'invalid_input';

/** What went wrong, for a person; what nobody foresaw goes to the log. */
function explain(error: unknown, requestId = ''): string {
  if (error instanceof UsageProblem || error instanceof CsvProblem) return error.message;
  if (!(error instanceof DomainError)) {
    log.error({ err: error, requestId }, 'a command failed');
    return `The command failed unexpectedly; the log above says more (${requestId}).`;
  }
  const errors: FieldError[] = Array.isArray(error.details.errors) ? error.details.errors : [];
  if (errors.length > 0) return errors.map(({ pointer, message }) => `${optionOf(pointer)}: ${message}`).join('\n');
  const particulars = Object.keys(error.details).length === 0 ? '' : `\n${JSON.stringify(error.details)}`;
  return `${error.code}: ${PROBLEM_SENTENCES[error.code]}${particulars}`;
}

/** `/ownerEmail` → `--owner-email`; `/companyId` → `--company`. */
const optionOf = (pointer: string): string =>
  `--${pointer
    .slice(1)
    .replace(/Id$/, '')
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
