import type { OperatorScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import type { Place } from './sign-in-repository';

type Row = { account_id: string; signed_in_at: string; proven_at: string; second_factor_at: string | null };
type StaffSession = { accountId: string; signedInAt: string; provenAt: string; secondFactorAt: string | null };

/** Whose living session it is, of the operator's people, when they signed in, and what they proved. */
export async function staffSession({ sql }: OperatorScope, digest: string): Promise<StaffSession | null> {
  const [row] = await sql<Row[]>`
    select s.account_id, s.created_at::text as signed_in_at, s.proven_at::text as proven_at, s.second_factor_at::text as second_factor_at from sessions s
    join accounts a on a.id = s.account_id and a.staff_role is not null
    where s.secret_digest = ${digest} and s.ended_at is null and s.awaits is null and s.expires_at > now() and s.last_used_at > now() - interval '30 minutes'`;
  if (row === undefined) return null;
  return {
    accountId: fromUuid('acc', row.account_id),
    signedInAt: row.signed_in_at,
    provenAt: row.proven_at,
    secondFactorAt: row.second_factor_at,
  };
}

/** The company as a place, if the account has that grant there and it lasts. */
export async function openGrantOf(
  { sql }: OperatorScope,
  accountId: string,
  { companyId, grantId }: { companyId: string; grantId: string },
): Promise<Place | null> {
  const companyUuid = toUuid('com', companyId);
  const rows = await sql`
    select from support_grants where company_id = ${companyUuid} and id = ${toUuid('gra', grantId)}
      and account_id = ${toUuid('acc', accountId)} and ended_at is null and expires_at > clock_timestamp()`;
  return rows.length === 0 ? null : { companyUuid, memberUuid: null };
}
