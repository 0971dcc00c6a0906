import type { z } from 'zod';
import type { Actor, Command, CommandScope } from '@/lib/access';
import { openCommand } from '@/lib/access/command-scope';
import type { Transaction } from '@/lib/db/client';
import { newId } from '@/lib/kernel/id';

/** Acts in one company at instants of the past, each later than the one before. */
export type BackThen = {
  /** Runs a command as it would have run at that instant. */
  act: <I extends z.ZodType, O extends z.ZodType, R>(
    command: Command<I, O, R>,
    actor: Actor,
    input: z.input<I>,
    at: Date,
  ) => Promise<z.output<O>>;
  /** The same for something that is no command of its own. */
  inScope: <T>(actor: Actor, at: Date, work: (scope: CommandScope) => Promise<T>) => Promise<T>;
};

/**
 * A company's past is made by the product's own commands, so prices, charges, counters and the audit chain are what
 * they would have been. Only the clock is told: a new company's last instant lies in the past, and each act gets its
 * own instant instead of the database's.
 */
export function backThen(tx: Transaction, companyId: string): BackThen {
  let last = new Date(0);
  const inScope: BackThen['inScope'] = async (actor, at, work) => {
    if (at <= last) throw new Error('the past goes forward');
    last = at;
    const { scope, locked, finish } = openCommand(tx, companyId, actor, { requestId: newId('req'), origin: 'seed' });
    (await locked).now = at;
    const value = await work(scope);
    await finish();
    return value;
  };
  return {
    inScope,
    act: (command, actor, input, at) =>
      inScope(actor, at, async (scope) => {
        const parsed = command.input.parse(input);
        const context = await command.read?.(scope, parsed);
        return command.handler(scope, parsed, context as never);
      }),
  };
}
