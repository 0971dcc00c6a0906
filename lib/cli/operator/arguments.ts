import { parseArgs } from 'node:util';
import type { CliCommand, CliOption, Given } from './command';

/** A call that cannot be understood: exit code 2, with the way to the help. */
export class UsageProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageProblem';
  }
}

/** Switches that every command has. */
export const COMMON_OPTIONS: Readonly<Record<string, CliOption>> = {
  json: { help: 'Write one JSON value to standard output and nothing else.' },
  help: { help: 'Show this.' },
};

/** Reads a command's arguments; whatever is unknown, missing, given twice or no choice is a usage problem. */
export function readArguments(command: CliCommand, args: readonly string[]): Given & { json: boolean } {
  const options = { ...command.options, ...COMMON_OPTIONS };
  const { values, positionals } = parse(args, options);
  const given = new Map<string, string | true>();
  for (const [name, all] of Object.entries(values)) {
    const [value, again] = all ?? [];
    if (again !== undefined) throw new UsageProblem(`--${name} is given twice`);
    if (value !== undefined) given.set(name, value === false ? '' : value);
  }
  for (const [name, option] of Object.entries(options)) requireFit(name, option, given.get(name));
  const file = readFile(command, positionals);
  const optional = (name: string) => {
    const value = given.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    file,
    optional,
    text: (name) => optional(name) ?? '',
    isSet: (name) => given.has(name),
    json: given.has('json'),
  };
}

function parse(args: readonly string[], options: Readonly<Record<string, CliOption>>) {
  const entries = Object.entries(options).map(
    ([name, option]) => [name, { type: option.value === undefined ? 'boolean' : 'string', multiple: true }] as const,
  );
  try {
    return parseArgs({ args: [...args], options: Object.fromEntries(entries), allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageProblem(error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error));
  }
}

function requireFit(name: string, option: CliOption, value: string | true | undefined): void {
  if (value === undefined) {
    if (option.required) throw new UsageProblem(`--${name} is missing`);
    return;
  }
  if (option.value !== undefined && (typeof value !== 'string' || value.trim() === ''))
    throw new UsageProblem(`--${name} needs a value`);
  if (option.choices !== undefined && !option.choices.includes(String(value)))
    throw new UsageProblem(`--${name} must be ${option.choices.join(', ')}`);
}

function readFile(command: CliCommand, positionals: readonly string[]): string {
  const [file, surplus] = positionals;
  if (command.takesFile && file === undefined) throw new UsageProblem('the file is missing');
  const unexpected = command.takesFile ? surplus : file;
  if (unexpected !== undefined) throw new UsageProblem(`"${unexpected}" is not expected here`);
  return file ?? '';
}

/** A whole number given as text; a usage problem for anything else. */
export function wholeNumber(given: Given, name: string): number | undefined {
  const text = given.optional(name);
  if (text === undefined) return undefined;
  if (!/^\d{1,13}$/.test(text)) throw new UsageProblem(`--${name} must be a whole number`);
  return Number(text);
}
