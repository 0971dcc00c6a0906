import type { OperatorScope } from '@/lib/access';
import { fromUuid } from '@/lib/kernel/id';
import { QUEUES } from './input';
import type { FailedJobView, QueueView } from './view';

/** How many failed jobs are shown: more of them are the same trouble. */
const SHOWN = 100;

type Span = { due: number; failed?: number; oldest: string | null; next: string | null; last: string | null };
/** The database says instants as text here. */
const instant = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());

/** How far each kind of work is: the library's jobs, and what falls due without being in a queue yet. */
export async function queueRows({ sql }: OperatorScope): Promise<QueueView[]> {
  const jobs = await sql<{ name: string; waiting: number; active: number; failed: number; oldest: string | null }[]>`
    select name, (count(*) filter (where state in ('created', 'retry')))::int as waiting,
      (count(*) filter (where state = 'active'))::int as active, (count(*) filter (where state = 'failed'))::int as failed,
      min(created_on) filter (where state in ('created', 'retry')) as oldest
    from pgboss.job group by name`.execute();
  const due: Record<string, Span> = {
    settle: await dueBy({ sql }, 'settle'),
    check: await dueBy({ sql }, 'check'),
    usage: await dueBy({ sql }, 'usage'),
    outbox: await messages({ sql }),
    webhooks: await webhooks({ sql }),
  };
  return [...QUEUES, 'outbox' as const, 'webhooks' as const].map((queue) => {
    const job = jobs.find(({ name }) => name === queue);
    const span = due[queue];
    return {
      queue,
      // What is offered is due too, so that nothing is counted twice.
      due: span?.due ?? job?.waiting ?? 0,
      active: job?.active ?? 0,
      failed: span?.failed ?? job?.failed ?? 0,
      oldest: instant(span?.oldest ?? job?.oldest ?? null),
      next: instant(span?.next ?? null),
      last: instant(span?.last ?? null),
    };
  });
}

type Reader = Pick<OperatorScope, 'sql'>;

async function dueBy({ sql }: Reader, queue: 'settle' | 'check' | 'usage'): Promise<Span> {
  const at = { settle: sql`settle_due_at`, check: sql`check_due_at`, usage: sql`usage_due_at` }[queue];
  const [row] = await sql<Omit<Span, 'last'>[]>`
    select (count(*) filter (where ${at} <= clock_timestamp()))::int as due, min(${at}) filter (where ${at} <= clock_timestamp()) as oldest,
      min(${at}) filter (where ${at} > clock_timestamp()) as next
    from company_ledgers`.execute();
  return { due: 0, oldest: null, next: null, ...row, last: null };
}

/** Mail and instructions that wait, company by company: every index of the outbox begins with one; and mail to account holders. */
async function messages({ sql }: Reader): Promise<Span> {
  const [row] = await sql<Span[]>`
    select coalesce(sum(w.due), 0)::int as due, min(w.oldest) as oldest, min(w.next) as next, max(w.last) as last
    from (
      select of_company.* from companies c cross join lateral (
        select count(*) filter (where o.next_attempt_at <= clock_timestamp()) as due,
          min(o.next_attempt_at) filter (where o.next_attempt_at <= clock_timestamp()) as oldest,
          min(o.next_attempt_at) filter (where o.next_attempt_at > clock_timestamp()) as next,
          (select max(d.delivered_at) from outbox d where d.company_id = c.company_id) as last
        from outbox o where o.company_id = c.company_id and o.delivered_at is null and o.dead_at is null) of_company
      union all
      select count(*) filter (where at <= clock_timestamp()), min(at) filter (where at <= clock_timestamp()),
        min(at) filter (where at > clock_timestamp()), null
      from (
        select coalesce(j.start_after, m.created_at) as at
        from account_messages m left join pgboss.job j on j.name = 'account-mail' and j.id = m.id
        where j.state is distinct from 'failed') to_holders) w`.execute();
  return { due: 0, oldest: null, next: null, last: null, ...row };
}

/** What companies have sent to their programs: what waits, and what was given up and is theirs to send again. */
async function webhooks({ sql }: Reader): Promise<Span> {
  const [row] = await sql<Omit<Span, 'last'>[]>`
    select (count(*) filter (where d.next_attempt_at <= clock_timestamp()))::int as due, (count(d.dead_at))::int as failed,
      min(d.next_attempt_at) filter (where d.next_attempt_at <= clock_timestamp()) as oldest,
      min(d.next_attempt_at) filter (where d.next_attempt_at > clock_timestamp()) as next
    from webhook_endpoints e join webhook_deliveries d on d.company_id = e.company_id and d.endpoint_id = e.id
    where d.next_attempt_at is not null or d.dead_at is not null`.execute();
  return { due: 0, failed: 0, oldest: null, next: null, ...row, last: null };
}

type Failed = {
  name: FailedJobView['queue'];
  id: string;
  company_id: string | null;
  company_name: string | null;
  attempts: number;
  state: string;
  failed_at: string | null;
  reason: string | null;
};

/** Jobs that failed at least once and are not done, the newest first; mail to account holders is among what could not be delivered. */
export async function failedRows({ sql }: OperatorScope): Promise<FailedJobView[]> {
  const rows = await sql<Failed[]>`
    select j.name, j.id, c.company_id, c.name as company_name, j.retry_count + (j.state = 'failed')::int as attempts, j.state::text as state,
      coalesce(j.completed_on, j.started_on) as failed_at, j.output ->> 'message' as reason
    from pgboss.job j left join companies c on 'com_' || replace(c.company_id::text, '-', '') = j.data ->> 'companyId'
    where j.name = any(${[...QUEUES]}::text[]) and (j.state = 'failed' or (j.state = 'retry' and j.output is not null))
    order by coalesce(j.completed_on, j.started_on) desc nulls last, j.id limit ${SHOWN}`.execute();
  return rows.map((row) => ({
    queue: row.name,
    jobId: row.id,
    company: row.company_id === null ? null : { id: fromUuid('com', row.company_id), name: row.company_name ?? '' },
    attempts: row.attempts,
    isSetAside: row.state === 'failed',
    failedAt: instant(row.failed_at),
    reason: row.reason,
  }));
}
