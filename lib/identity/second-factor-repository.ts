import type { OperatorScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import type { Proof } from './input';
import type { AccountSecurityView, SessionAwaits } from './view';

type Need = { has_factor: boolean; is_exempt: boolean; is_compulsory: boolean };

/** What an account has of a second factor and what is asked of it, by the operator of staff or by the company entered. */
async function needOf({ sql }: OperatorScope, accountId: string, companyUuid: string | null): Promise<Need> {
  const [row] = await sql<Need[]>`
    select exists (select from account_second_factors f where f.account_id = a.id) as has_factor,
      a.second_factor_exempt is not null as is_exempt,
      a.staff_role is not null
        or exists (select from companies c where c.company_id = ${companyUuid} and c.requires_second_factor) as is_compulsory
    from accounts a where a.id = ${toUuid('acc', accountId)}`;
  if (row === undefined) throw new Error('an account that signs in is not there');
  return row;
}

/** What a session of the account waits for after its password; null: it acts at once. */
export async function whatAwaits(
  scope: OperatorScope,
  accountId: string,
  companyUuid: string | null,
): Promise<SessionAwaits | null> {
  const {
    has_factor: hasFactor,
    is_exempt: isExempt,
    is_compulsory: isCompulsory,
  } = await needOf(scope, accountId, companyUuid);
  if (isExempt) return null;
  if (hasFactor) return 'second_factor';
  return isCompulsory ? 'enrolment' : null;
}

/** The same for who goes from company to company and has proven what they have. */
export async function whatIsToEnrol(
  scope: OperatorScope,
  accountId: string,
  companyUuid: string | null,
): Promise<'enrolment' | null> {
  return (await whatAwaits(scope, accountId, companyUuid)) === 'enrolment' ? 'enrolment' : null;
}

/** The sealed secret of an account's codes, if it has a second factor. */
export async function sealedSecretOf({ sql }: OperatorScope, accountId: string): Promise<string | null> {
  const [row] = await sql<{ sealed_secret: string }[]>`
    select sealed_secret from account_second_factors where account_id = ${toUuid('acc', accountId)}`;
  return row?.sealed_secret ?? null;
}

/**
 * Spends a code or a recovery code: of two at once, one gets it. A code of a step that was used, or of one before it, is
 * spent already.
 */
export async function spend({ sql }: OperatorScope, accountId: string, proof: Proof): Promise<boolean> {
  const account = toUuid('acc', accountId);
  const spent =
    proof.kind === 'code'
      ? await sql`
          update account_second_factors set last_used_step = ${proof.step}
          where account_id = ${account} and last_used_step < ${proof.step}`
      : await sql`
          update account_recovery_codes set used_at = now()
          where account_id = ${account} and code_digest = ${proof.codeDigest} and used_at is null`;
  return spent.count > 0;
}

/** Stores a second factor whose first code is used; false for who has one, or needs none (the demo's accounts). */
export async function insertFactor(
  { sql }: OperatorScope,
  accountId: string,
  { sealedSecret, step }: { sealedSecret: string; step: number },
): Promise<boolean> {
  const made = await sql`
    insert into account_second_factors (account_id, sealed_secret, last_used_step)
    select id, ${sealedSecret}, ${step} from accounts where id = ${toUuid('acc', accountId)} and second_factor_exempt is null
    on conflict do nothing`;
  return made.count > 0;
}

/** Puts new recovery codes in the place of those that the account had, used or not. */
export async function replaceCodes(
  { sql }: OperatorScope,
  accountId: string,
  codeDigests: readonly string[],
): Promise<void> {
  const account = toUuid('acc', accountId);
  await sql`delete from account_recovery_codes where account_id = ${account}`;
  await sql`
    insert into account_recovery_codes (account_id, code_digest)
    select ${account}, digest from unnest(${[...codeDigests]}::text[]) as digest`;
}

/** Takes a second factor away, with its recovery codes; false where there was none. */
export async function deleteFactor({ sql }: OperatorScope, accountId: string): Promise<boolean> {
  const account = toUuid('acc', accountId);
  await sql`delete from account_recovery_codes where account_id = ${account}`;
  const taken = await sql`delete from account_second_factors where account_id = ${account}`;
  return taken.count > 0;
}

/** An account whose second factor is decided about by somebody else; nobody else changes it meanwhile. */
type Locked = { id: string; email: string; isStaff: boolean };
type LockedRow = { id: string; email: string; is_staff: boolean };
const asLocked = (row: LockedRow | undefined): Locked | null =>
  row === undefined ? null : { id: fromUuid('acc', row.id), email: row.email, isStaff: row.is_staff };

/** The account that signs in by an address, in any case. */
export async function lockByEmail({ sql }: OperatorScope, email: string): Promise<Locked | null> {
  const [row] = await sql<LockedRow[]>`
    select id, email, staff_role is not null as is_staff from accounts where lower(email) = lower(${email}) for update`;
  return asLocked(row);
}

/** The account of somebody who is active in the company. */
export async function lockByMember(
  { sql }: OperatorScope,
  companyId: string,
  memberId: string,
): Promise<Locked | null> {
  const [row] = await sql<LockedRow[]>`
    select a.id, a.email, a.staff_role is not null as is_staff from members m join accounts a on a.id = m.account_id
    where m.company_id = ${toUuid('com', companyId)} and m.id = ${toUuid('mem', memberId)} and m.status = 'active' and m.status <> 'deleted'
    for update of a`;
  return asLocked(row);
}

type SecurityRow = {
  confirmed_at: string | null;
  codes_left: number;
  is_exempt: boolean;
  is_staff: boolean;
  required_by: string[];
};

/** What an account has, and which companies that it is active in ask for a second factor. */
export async function securityOf({ sql }: OperatorScope, accountId: string): Promise<AccountSecurityView> {
  const [row] = await sql<SecurityRow[]>`
    select to_char(f.confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as confirmed_at,
      (select count(*)::int from account_recovery_codes r where r.account_id = a.id and r.used_at is null) as codes_left,
      a.second_factor_exempt is not null as is_exempt, a.staff_role is not null as is_staff,
      array(select c.name from companies c cross join lateral (
        select from members where company_id = c.company_id and account_id = a.id and status = 'active' and status <> 'deleted'
      ) m where c.requires_second_factor order by lower(c.name)) as required_by
    from accounts a left join account_second_factors f on f.account_id = a.id where a.id = ${toUuid('acc', accountId)}`;
  if (row === undefined) throw new Error('an account that is signed in is not there');
  return {
    confirmedAt: row.confirmed_at,
    recoveryCodesLeft: row.codes_left,
    isExempt: row.is_exempt,
    requiredByOperator: row.is_staff,
    requiredBy: row.required_by,
  };
}
