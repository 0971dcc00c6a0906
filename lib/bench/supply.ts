import type { Sql } from 'postgres';
import { toUuid } from '@/lib/kernel/id';
import type { ScaledCompany } from '@/lib/testing/scale-fixture';
import type { Job } from './sql-assignment';

/** One assignment to be made, with the ids of both worlds. */
export type Task = Job & { companyId: string; numberId: string; memberId: string };

/** Assignments still to be made, company after company in turn; each is handed out once until they are put back. */
export class Supply {
  private next = 0;
  private gone = 0;
  private readonly size: number;

  constructor(
    private readonly admin: Sql,
    private readonly companies: readonly ScaledCompany[],
  ) {
    this.size = companies.reduce((sum, company) => sum + company.numbers, 0);
  }

  take(): Task {
    const company = this.companies[this.next % this.companies.length];
    const row = Math.floor(this.next / this.companies.length) + 1;
    if (company === undefined || row > company.numbers) throw new Error('the supply of numbers is used up');
    this.next += 1;
    const [numberId, memberId] = [company.number(row), company.member(row)];
    return {
      companyId: company.companyId,
      numberId,
      memberId,
      company: company.companyUuid,
      number: toUuid('num', numberId),
      member: toUuid('mem', memberId),
    };
  }

  /** Somebody else took so many from the other end. */
  taken(count: number): void {
    this.gone += count;
  }

  /** Puts everything back as it was, if less than so many are left. */
  async refill(needed: number): Promise<void> {
    // Companies chosen at random are not used evenly.
    if (this.size - this.next - 2 * this.gone >= needed) return;
    const ids = this.companies.map((company) => company.companyUuid);
    await this.admin.begin(async (tx) => {
      await tx`delete from idempotency_keys where company_id = any(${ids})`;
      await tx`delete from assignments where company_id = any(${ids})`;
      await tx`update numbers set status = 'unassigned', member_id = null, licence_id = null where company_id = any(${ids}) and status = 'assigned'`;
      await tx`update licences set status = 'available', available_since = now() where company_id = any(${ids}) and status = 'assigned'`;
      await tx`update company_ledgers set licences_assigned = 0 where company_id = any(${ids})`;
    });
    await this.admin.unsafe('vacuum analyze numbers, licences, assignments, company_ledgers, idempotency_keys');
    this.next = 0;
    this.gone = 0;
  }
}
