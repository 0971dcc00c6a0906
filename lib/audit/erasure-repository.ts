import type { CommandScope } from '@/lib/access';
import { toUuid } from '@/lib/kernel/id';

/** Whose personal values leave the log. */
export type Person = { memberId: string; firstName: string; lastName: string; email: string };

/** What somebody looked for is found by a part of a name, of so many letters at least. */
const TELLING = 3;

/**
 * Takes a person's values out of the log and gives of how many events; the chain holds, since only their digests are in it
 * (R26). Theirs are the values of events about them, about requests by or for them and views of theirs, and whatever else
 * has their address or full name in it. A billing profile is the company's, and kept with its invoices (R27).
 */
export async function erasePersonalValues({ sql, companyUuid }: CommandScope, person: Person): Promise<number> {
  const { memberId, firstName, lastName, email } = person;
  const [one, other] = [`${firstName} ${lastName}`, `${lastName} ${firstName}`];
  const erased = await sql`
    delete from audit_personal_values v using audit_events e
    where v.company_id = ${companyUuid} and e.company_id = ${companyUuid} and e.sequence = v.sequence
      and e.action <> 'company.billing_profile_changed'
      and (
        e.target_id = ${memberId}
        or (e.action = 'view.saved' and e.actor_id = ${memberId})
        or e.target_id in (
          select 'arq_' || replace(r.id::text, '-', '') from assignment_requests r
          where r.company_id = ${companyUuid} and (r.member_id = ${toUuid('mem', memberId)} or r.requested_by = ${memberId})
        )
        or strpos(lower(v.values::text), lower(${email})) > 0
        or strpos(lower(v.values::text), lower(${one})) > 0
        or strpos(lower(v.values::text), lower(${other})) > 0
        or (length(v.values ->> 'q') >= ${TELLING} and strpos(lower(${`${one} ${email}`}), lower(v.values ->> 'q')) > 0)
      )`.execute();
  return erased.count;
}
