import type { z } from 'zod';
import type { Permission } from './permissions';
import type { CommandScope, OperatorScope, QueryScope } from './scope';

type Declaration<I extends z.ZodType, O extends z.ZodType> = {
  /** The verb of the domain, unique: `assignNumber`. */
  name: string;
  permission: Permission;
  input: I;
  output: O;
};

type Proof = {
  /** Whoever is signed in must have proven who they are in the last fifteen minutes; keys and the product itself need not. */
  needsRecentProof?: true;
};

/** A write inside one company: lock → rules → save → audit, in one transaction. */
export type Command<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType, R = unknown> = Declaration<I, O> &
  Proof & {
    kind: 'command';
    /** It changes nothing of what a company that is closed may not change: it goes on there (R22). Others are refused. */
    worksWhenClosed?: true;
    /** Its answer holds a secret that is shown once: what is kept of it for a repetition (R9) is sealed. */
    answersSecret?: true;
    /** What the decision needs, sent behind the lock in the same round trip. */
    read?: (scope: CommandScope, input: z.output<I>) => Promise<R>;
    /** In its place, what takes long and may be a moment old: read before the lock is asked for, in a transaction of its own. */
    readBefore?: (scope: QueryScope, input: z.output<I>) => Promise<R>;
    handler: (scope: CommandScope, input: z.output<I>, context: R) => Promise<z.output<O>>;
  };

/** A read inside one company. */
export type Query<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = Declaration<I, O> & {
  kind: 'query';
  handler: (scope: QueryScope, input: z.output<I>) => Promise<z.output<O>>;
};

/** The operator's work across companies: named look-ups and tables without company data. */
export type OperatorTask<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = Declaration<I, O> &
  Proof & {
    kind: 'operator-task';
    /** Its answer holds a secret that is shown once: what is kept of it for a repetition (R9) is sealed. */
    answersSecret?: true;
    handler: (scope: OperatorScope, input: z.output<I>) => Promise<z.output<O>>;
  };

export type UseCase = Command | Query | OperatorTask;

/** Declares a command. */
export function defineCommand<I extends z.ZodType, O extends z.ZodType, R = undefined>(
  declaration: Omit<Command<I, O, R>, 'kind'>,
): Command<I, O, R> {
  return { kind: 'command', ...declaration };
}

/** Declares a query. */
export function defineQuery<I extends z.ZodType, O extends z.ZodType>(
  declaration: Omit<Query<I, O>, 'kind'>,
): Query<I, O> {
  return { kind: 'query', ...declaration };
}

/** Declares a task of the operator. */
export function defineOperatorTask<I extends z.ZodType, O extends z.ZodType>(
  declaration: Omit<OperatorTask<I, O>, 'kind'>,
): OperatorTask<I, O> {
  return { kind: 'operator-task', ...declaration };
}
