import type { RequestContext, SystemActor } from '@/lib/access';

/** An option of a command, `--name VALUE`, or a switch without a value. */
export type CliOption = {
  help: string;
  /** What stands for the value in the help: EMAIL; a switch has none. */
  value?: string;
  choices?: readonly string[];
  required?: boolean;
};

/** What was given at the command line, checked: every required value is there. */
export type Given = {
  text: (name: string) => string;
  optional: (name: string) => string | undefined;
  isSet: (name: string) => boolean;
  file: string;
};

/** What a command has to say: one JSON value, or lines for a person. `failed` makes the exit code 1. */
export type Outcome = { json: unknown; lines: readonly string[]; failed?: boolean };

/** Who acts at the command line, and under which request id the log finds it. */
export type Caller = { actor: SystemActor; request: RequestContext };

/** One command of the operator: a face of a use case. */
export type CliCommand = {
  name: string;
  summary: string;
  /** Lines below the options in the help. */
  notes?: readonly string[];
  takesFile?: boolean;
  options: Readonly<Record<string, CliOption>>;
  run: (given: Given, caller: Caller) => Promise<Outcome>;
};
