import { COMMON_OPTIONS } from './arguments';
import type { CliCommand, CliOption } from './command';

const CALL = 'npm run operator --';

const form = (name: string, { value, choices }: CliOption): string =>
  value === undefined ? `--${name}` : `--${name} ${choices?.join('|') ?? value}`;

function usageOf({ name, takesFile, options }: CliCommand): string {
  const parts = Object.entries(options).map(([option, definition]) =>
    definition.required ? form(option, definition) : `[${form(option, definition)}]`,
  );
  return [CALL, name, ...parts, ...(takesFile ? ['FILE.csv'] : [])].join(' ');
}

/** The help of one command. */
export function helpOf(command: CliCommand): string {
  const all = Object.entries({ ...command.options, ...COMMON_OPTIONS }).map(
    ([name, option]) => [form(name, option), option.help] as const,
  );
  return [
    command.summary,
    '',
    `Usage: ${usageOf(command)}`,
    '',
    ...columns(all),
    ...(command.notes ? ['', ...command.notes] : []),
  ].join('\n');
}

/** The help of all commands. */
export function overview(commands: readonly CliCommand[]): string {
  return [
    'The operator’s commands. They work beside a running `npm start` and without one.',
    '',
    `Usage: ${CALL} COMMAND [OPTION…]`,
    '',
    ...columns(commands.map(({ name, summary }) => [name, summary] as const)),
    '',
    `${CALL} COMMAND --help says more. Exit codes: 0 ran, 1 failed, 2 not understood.`,
  ].join('\n');
}

/** Two columns, the second aligned. */
function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`);
}
