import type { Fragment } from 'postgres';
import { AUDIT_ACTIONS, OPERATOR_ACTIONS, OPERATOR_LOG, type OperatorScope, type QueryScope } from '@/lib/access';

/** A log to be read: a company's, or the operator's own, whose tables are formed alike. */
export type LogSource = Pick<QueryScope, 'sql'> & {
  /** What stands in its chain for whose log it is. */
  chain: string;
  /** What a place in its pages belongs to. */
  list: string;
  /** Where its events are, `e`, and which of them are of it. */
  events: Fragment;
  own: Fragment;
  /** Their personal values, `v`, beside them. */
  personal: Fragment;
  /** The row that keeps its head. */
  head: Fragment;
  actions: readonly string[];
  /** The zone in which its days are days. */
  timeZone: () => Promise<string>;
};

/** The log of the scope's company. */
export function companyLog({ sql, companyId, companyUuid }: QueryScope): LogSource {
  return {
    sql,
    chain: companyId,
    list: 'audit',
    events: sql`audit_events e`,
    own: sql`e.company_id = ${companyUuid}`,
    personal: sql`left join audit_personal_values v on v.company_id = e.company_id and v.sequence = e.sequence`,
    head: sql`company_ledgers where company_id = ${companyUuid}`,
    actions: AUDIT_ACTIONS,
    timeZone: async () => {
      const [company] = await sql<{ time_zone: string }[]>`
        select time_zone from companies where company_id = ${companyUuid}`.execute();
      return company?.time_zone ?? 'UTC';
    },
  };
}

/** The operator's own log. */
export function operatorLog({ sql }: OperatorScope): LogSource {
  return {
    sql,
    chain: OPERATOR_LOG,
    list: 'operator-log',
    events: sql`operator_events e`,
    own: sql`true`,
    personal: sql`left join operator_personal_values v on v.sequence = e.sequence`,
    head: sql`operator_ledger`,
    actions: OPERATOR_ACTIONS,
    timeZone: async () => 'UTC',
  };
}
