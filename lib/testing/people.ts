import type { Sql, TransactionSql } from 'postgres';
import type { CompanyRole } from '@/lib/access';
import { newId, toUuid } from '@/lib/kernel/id';

/** Makes companies, accounts and members straight in the database, as its owner: what a test starts from. */
export function peopleOf(sql: Sql) {
  const inCompany = <T>(companyId: string, work: (tx: TransactionSql) => Promise<T>) =>
    sql.begin(async (tx) => {
      await tx`select set_config('app.company_id', ${toUuid('com', companyId)}, true)`;
      return work(tx);
    });

  /** A company on plan Connect; the reference data must be there. */
  async function company(name: string): Promise<string> {
    const id = newId('com');
    await inCompany(id, async (tx) => {
      await tx`
        insert into companies (company_id, name, plan_code, default_frequency, currency, time_zone, issuer_code, tax_treatment_code)
        select ${toUuid('com', id)}, ${name}, 'connect', 'monthly', 'EUR', 'Europe/Paris', i.code, t.code
        from (select code from issuers limit 1) i, (select code from tax_treatments limit 1) t`;
      await tx`insert into company_ledgers (company_id) values (${toUuid('com', id)})`;
    });
    return id;
  }

  /** Staff need no second factor here, unless a test is about it. */
  async function account(
    email: string,
    passwordHash: string | null,
    staffRole: 'support' | 'operator' | null = null,
    exempt = staffRole === null ? null : 'test',
  ): Promise<string> {
    const id = newId('acc');
    await sql`
      insert into accounts (id, email, password_hash, staff_role, second_factor_exempt)
      values (${toUuid('acc', id)}, ${email}, ${passwordHash}, ${staffRole}, ${exempt})`;
    return id;
  }

  async function member(companyId: string, accountId: string, role: CompanyRole, status = 'active'): Promise<string> {
    const id = newId('mem');
    await inCompany(
      companyId,
      (tx) => tx`
      insert into members (company_id, id, account_id, first_name, last_name, email, role, status, created_at)
      select ${toUuid('com', companyId)}, ${toUuid('mem', id)}, a.id, 'Camille', 'Roux', a.email, ${role}, ${status}, now()
      from accounts a where a.id = ${toUuid('acc', accountId)}`,
    );
    return id;
  }

  return { inCompany, company, account, member };
}
