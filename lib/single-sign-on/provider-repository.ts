import { eq } from 'drizzle-orm';
import type { CommandScope, QueryScope } from '@/lib/access';
import { identityProviders } from '@/lib/db/schema';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import type { ProviderView } from './view';

export type StoredProvider = ProviderView & { sealedSecret: string };

/** The company's identity provider, with its sealed secret; null where it has none. */
export async function providerOf({ db, companyId }: QueryScope): Promise<StoredProvider | null> {
  const [row] = await db
    .select({
      issuer: identityProviders.issuer,
      clientId: identityProviders.clientId,
      sealedSecret: identityProviders.clientSecret,
      defaultRole: identityProviders.defaultRole,
      enabled: identityProviders.enabled,
      required: identityProviders.required,
      breakGlassMemberId: identityProviders.breakGlassMemberId,
    })
    .from(identityProviders)
    .where(eq(identityProviders.companyId, companyId));
  return row === undefined ? null : { ...row, defaultRole: row.defaultRole as ProviderView['defaultRole'] };
}

/** Stores the provider as it is from now on. */
export async function saveProvider({ db, companyId, now }: CommandScope, provider: StoredProvider): Promise<void> {
  const { sealedSecret: clientSecret, ...values } = provider;
  const row = { ...values, clientSecret };
  await db
    .insert(identityProviders)
    .values({ companyId, createdAt: now, ...row })
    .onConflictDoUpdate({ target: identityProviders.companyId, set: row });
}

/** Takes the provider away, and who its people were there: with another one they come in anew. */
export async function deleteProvider({ sql, companyUuid }: CommandScope): Promise<void> {
  await sql`delete from member_identities where company_id = ${companyUuid}`.execute();
  await sql`delete from identity_providers where company_id = ${companyUuid}`.execute();
}

/** Active owners who come in by a password, or the one of them that is named. */
export async function ownersWithPassword(
  { sql, companyUuid }: QueryScope,
  memberId?: string,
): Promise<{ id: string; name: string }[]> {
  const named = memberId === undefined ? null : toUuid('mem', memberId);
  const rows = await sql<{ id: string; name: string }[]>`
    select m.id, m.first_name || ' ' || m.last_name as name from members m
    join member_passwords p on p.company_id = m.company_id and p.member_id = m.id
    where m.company_id = ${companyUuid} and m.role = 'owner' and m.status = 'active' and m.id = coalesce(${named}, m.id)
    order by m.sort_name, m.id`.execute();
  return rows.map((row) => ({ ...row, id: fromUuid('mem', row.id) }));
}
