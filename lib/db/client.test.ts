import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/kernel/domain-error';
import { testDatabase } from '@/lib/testing/database';
import { closePool, type Transaction, transaction } from './client';

const database = testDatabase();
afterAll(closePool);

const ROLE = { role: 'latchkey_system' } as const;
const statement = 'select 1';

describe('a transaction', () => {
  it('answers dates and instants as text from the first statement of the process on, with or without the query builder', async () => {
    const read = () =>
      transaction(ROLE, async ({ sql }) => {
        const [row] = await sql<
          { day: unknown; at: unknown }[]
        >`select date '2031-12-01' as day, timestamptz '2031-12-01T00:00:00Z' as at`;
        return { day: row?.day, at: row?.at };
      });
    const before = await read();
    await transaction(ROLE, async ({ db }) => void (await db.execute(statement)));
    expect(before).toEqual({ day: '2031-12-01', at: '2031-12-01 00:00:00+00' });
    expect(await read()).toEqual(before);
  });

  it('gives every caller an answer and a transaction of its own, however few the connections', async () => {
    await transaction(
      ROLE,
      async ({ sql }) => void (await sql`insert into rate_limits (key, points) values ('many', 0)`),
    );
    const callers = Array.from({ length: 100 }, () =>
      transaction(ROLE, async ({ sql, commit }) => {
        const [held] = await sql<{ points: number }[]>`select points from rate_limits where key = 'many' for update`;
        const written = sql`update rate_limits set points = ${(held?.points ?? 0) + 1} where key = 'many'`.execute();
        await Promise.all([written, commit()]);
        return held?.points;
      }),
    );
    const seen = await Promise.all(callers);
    expect(seen.sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 100 }, (_, index) => index));
  });

  it('keeps nothing when a statement fails that COMMIT travelled behind', async () => {
    const write = (key: string, points: number | null) =>
      transaction(ROLE, async ({ sql, commit }) => {
        const first = sql`insert into rate_limits (key, points) values (${key}, 1)`.execute();
        const second = sql`update rate_limits set points = ${points} where key = ${key}`.execute();
        await Promise.all([first, second, commit()]);
      });
    await expect(write('refused', null)).rejects.toMatchObject({ code: '23502' });
    await write('kept', 2);
    const rows = await transaction(ROLE, ({ sql }) =>
      sql`select key, points from rate_limits where key in ('refused', 'kept')`.execute(),
    );
    expect(rows).toEqual([{ key: 'kept', points: 2 }]);
  });

  it('tells the work when a failed statement was overlooked, and keeps nothing', async () => {
    const work = transaction(ROLE, async ({ sql }) => {
      await sql`insert into rate_limits (key, points) values ('overlooked', 1)`;
      await sql`select 1 / 0`.catch(() => undefined);
    });
    await expect(work).rejects.toMatchObject({ code: '22012' });
    const rows = await transaction(ROLE, ({ sql }) =>
      sql`select key from rate_limits where key = 'overlooked'`.execute(),
    );
    expect(rows).toEqual([]);
  });

  it('leaves nothing visible to a statement that comes after its end', async () => {
    const role = await transaction(ROLE, async ({ sql, commit }) => {
      await commit();
      const [row] = await sql<{ role: string; company: string | null }[]>`
        select current_user as role, nullif(current_setting('app.company_id', true), '') as company`;
      return row;
    });
    expect(role).toEqual({ role: 'latchkey_app', company: null });
  });
});

describe('work that goes on after its transaction failed', () => {
  /** A company's transaction of which one part fails while another is still busy elsewhere; gives how to let that one go on. */
  async function failedWith(late: (tx: Transaction) => PromiseLike<unknown>) {
    let goOn: () => void = () => undefined;
    const elsewhere = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let stray: Promise<unknown> = Promise.resolve();
    const failing = transaction(
      { role: 'latchkey_app', companyUuid: '0196f3a2-7c1e-7b3a-9f00-00000000000a' },
      async (tx) => {
        stray = elsewhere.then(() => late(tx));
        await Promise.all([stray, tx.sql`select 1 / 0`]);
      },
    );
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    return {
      goOn,
      outcome: () =>
        stray.then(
          () => 'answered',
          () => 'refused',
        ),
    };
  }

  const whoseData = "select current_setting('app.company_id', true) as company";

  it.each<[string, (tx: Transaction) => PromiseLike<unknown>]>([
    ['by hand', (tx) => tx.sql.unsafe(whoseData)],
    ['as a template', (tx) => tx.sql`select 1`],
    ['through the query builder', (tx) => tx.db.execute(whoseData)],
  ])("reaches no other company's transaction, %s", async (_case, late) => {
    await closePool();
    const { goOn, outcome } = await failedWith(late);
    // The same connection, now of another company.
    await transaction(
      { role: 'latchkey_app', companyUuid: '0196f3a2-7c1e-7b3a-9f00-00000000000b' },
      async ({ sql }) => {
        await sql`select 1`;
        goOn();
        expect(await outcome()).toBe('refused');
      },
    );
  });
});

describe('a connection that breaks', () => {
  let server: ReturnType<typeof database.connect>;
  beforeAll(() => {
    server = database.connect();
  });

  const breaking = (when: 'idle' | 'asking' | 'committing') =>
    transaction(ROLE, async ({ sql, commit }) => {
      const [own] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
      const end = () => server`select pg_terminate_backend(${own?.pid ?? 0})`;
      if (when === 'idle') {
        await end();
        await gone(own?.pid ?? 0);
        return sql`select 1`;
      }
      const asked = sql`select pg_sleep(60)`.execute();
      const over = when === 'committing' ? [asked, commit()] : [asked];
      return Promise.all([...over, end()]);
    });

  /** Until the server has no such session and the client has heard of it. */
  async function gone(pid: number): Promise<void> {
    while ((await server`select from pg_stat_activity where pid = ${pid}`).length > 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
  }

  it.each(['idle', 'asking', 'committing'] as const)(
    'while %s is a lost database, and costs no place among the connections',
    async (when) => {
      // More often than there are places; the driver's own pool lost one each time.
      for (let time = 0; time < 25; time += 1)
        await expect(breaking(when)).rejects.toMatchObject({ code: 'unavailable' });
      const answers = await Promise.all(
        Array.from({ length: 40 }, () => transaction(ROLE, ({ sql }) => sql`select 1 as one`.execute())),
      );
      expect(answers.flat()).toEqual(Array.from({ length: 40 }, () => ({ one: 1 })));
    },
  );

  it('is a lost database whatever the work made of the statements that came behind it', async () => {
    const misled = transaction(ROLE, async ({ sql }) => {
      const [own] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
      // Its parameters are described first: until then the driver keeps what comes behind, and sends it anew.
      const asked = sql`select pg_sleep(${60})`.execute();
      const behind = [
        sql`select 1`.execute(),
        sql<{ pid: number }[]>`select pg_backend_pid() as pid`.execute(),
      ] as const;
      await Promise.allSettled([asked, behind[0], server`select pg_terminate_backend(${own?.pid ?? 0})`]);
      const [elsewhere] = await behind[1];
      expect(elsewhere?.pid).not.toBe(own?.pid);
      throw new DomainError('not_found');
    });
    await expect(misled).rejects.toMatchObject({ code: 'unavailable' });
  });
});
