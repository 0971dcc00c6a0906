import { and, asc, eq } from 'drizzle-orm';
import type { CommandScope, OperatorScope, QueryScope } from '@/lib/access';
import { companyDomains } from '@/lib/db/schema';
import { fromUuid } from '@/lib/kernel/id';

export type StoredDomain = { domain: string; token: string; verifiedAt: Date | null };

/** The company's domains by name, verified or not. */
export async function domainsOf({ db, companyId }: QueryScope): Promise<StoredDomain[]> {
  return db
    .select({ domain: companyDomains.domain, token: companyDomains.token, verifiedAt: companyDomains.verifiedAt })
    .from(companyDomains)
    .where(eq(companyDomains.companyId, companyId))
    .orderBy(asc(companyDomains.domain));
}

/** Stores a domain that is still to be verified. */
export async function insertDomain({ db, companyId, now }: CommandScope, domain: string, token: string): Promise<void> {
  await db.insert(companyDomains).values({ companyId, domain, token, createdAt: now });
}

/** Verified from now on; the directory refuses a domain that another company has verified. */
export async function saveVerified(
  { sql, db, companyId, companyUuid, now }: CommandScope,
  domain: string,
): Promise<void> {
  await sql`insert into domain_directory (domain, company_id) values (${domain}, ${companyUuid})`.execute();
  await db
    .update(companyDomains)
    .set({ verifiedAt: now })
    .where(and(eq(companyDomains.companyId, companyId), eq(companyDomains.domain, domain)));
}

/** Gives a domain up, for whoever proves it next. */
export async function deleteDomain({ sql, companyUuid }: CommandScope, domain: string): Promise<void> {
  await sql`delete from domain_directory where company_id = ${companyUuid} and domain = ${domain}`.execute();
  await sql`delete from company_domains where company_id = ${companyUuid} and domain = ${domain}`.execute();
}

/** The company that has verified the domain and signs in by single sign-on; asked before a company is known. */
export async function companyOfDomain({ sql }: OperatorScope, domain: string): Promise<string | null> {
  const [row] = await sql<{ company_id: string }[]>`
    select d.company_id from domain_directory d join identity_providers p on p.company_id = d.company_id and p.enabled
    where d.domain = ${domain}`;
  return row === undefined ? null : fromUuid('com', row.company_id);
}
