import type { z } from 'zod';
import type { CompanyRole, MemberActor } from '@/lib/access';
import { createCompany, setAutoPurchasePolicy } from '@/lib/companies';
import type { createCompanyInput, setAutoPurchaseInput } from '@/lib/companies/input';
import type { ImportRow } from '@/lib/kernel/import-rows';
import { createDepartment, createMember, type MemberView } from '@/lib/members';
import type { createMemberInput } from '@/lib/members/input';
import { importInventory, type NumberView, takeNumber } from '@/lib/numbers';
import { act, memberActor, operate } from './acting';

/** A company made for a test, with its owner signed in. */
export type TestCompany = { id: string; name: string; owner: MemberActor };

let count = 0;
const next = (): number => {
  count += 1;
  return count;
};

type CompanyOptions = Partial<z.input<typeof createCompanyInput>> & {
  autoPurchase?: z.input<typeof setAutoPurchaseInput>['autoPurchase'];
};

/** A company on Connect, monthly, in euros and Paris unless said otherwise; owned by somebody of its own. */
export async function makeCompany({ autoPurchase, ...options }: CompanyOptions = {}): Promise<TestCompany> {
  const n = next();
  const input = {
    name: `Company ${n}`,
    plan: 'connect',
    frequency: 'monthly',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    ownerEmail: `owner${n}@company${n}.example`,
  } as const;
  const company = await operate(createCompany, { ...input, ...options });
  const owner = memberActor(company.id, company.ownerMemberId, 'owner');
  if (autoPurchase !== undefined) await act(setAutoPurchasePolicy, owner, { autoPurchase });
  return { id: company.id, name: company.name, owner };
}

/** A member of the company. */
export async function makeMember(
  company: TestCompany,
  options: Partial<z.input<typeof createMemberInput>> = {},
): Promise<MemberView> {
  const n = next();
  return act(createMember, company.owner, {
    firstName: 'Camille',
    lastName: `Durand ${n}`,
    email: `member${n}@company.example`,
    role: 'member',
    ...options,
  });
}

/** A member of that role, signed in; a team lead leads a department of their own unless one is given. */
export async function signedIn(
  company: TestCompany,
  role: CompanyRole,
  ledDepartmentIds?: readonly string[],
): Promise<MemberActor> {
  const { id } = await makeMember(company, { role });
  if (role !== 'team_lead') return memberActor(company.id, id, role);
  const led = ledDepartmentIds ?? [await makeDepartment(company, undefined, [id])];
  return memberActor(company.id, id, role, led);
}

/** A department; gives its id. */
export async function makeDepartment(
  company: TestCompany,
  name = `Department ${next()}`,
  leadMemberIds: string[] = [],
): Promise<string> {
  return (await act(createDepartment, company.owner, { name, leadMemberIds })).id;
}

type Kind = { country: 'FR' | 'US' | 'GB' | 'DE'; type: 'mobile' | 'landline' | 'toll_free' };

/** Ranges that regulators keep for fiction, or that nobody rents out; `n` of six or seven digits. */
const RANGES: Record<Kind['country'], Record<Kind['type'], (n: number) => string>> = {
  FR: {
    mobile: (n) => `+3363998${digits(n, 4)}`,
    landline: (n) => `+3319900${digits(n, 4)}`,
    toll_free: (n) => `+33800${digits(n, 6)}`,
  },
  US: {
    mobile: (n) => `+1${202 + Math.floor(n / 100)}55501${digits(n % 100, 2)}`,
    landline: (n) => `+1${602 + Math.floor(n / 100)}55501${digits(n % 100, 2)}`,
    toll_free: (n) => `+1800555${digits(n, 4)}`,
  },
  GB: {
    mobile: (n) => `+447700900${digits(n, 3)}`,
    landline: (n) => `+44207946${digits(n, 4)}`,
    toll_free: (n) => `+44808157${digits(n, 4)}`,
  },
  DE: {
    mobile: (n) => `+49171${digits(n, 7)}`,
    landline: (n) => `+4930${digits(n, 6)}`,
    toll_free: (n) => `+49800${digits(n, 7)}`,
  },
};

const digits = (n: number, length: number): string => String(n).padStart(length, '0');

/** Puts new numbers into the inventory; gives their E.164 forms. French mobiles unless said otherwise. */
export async function makeInventoryNumbers(
  quantity = 1,
  { country = 'FR', type = 'mobile' }: Partial<Kind> = {},
): Promise<string[]> {
  const numbers = Array.from({ length: quantity }, () => RANGES[country][type](next()));
  const report = await operate(importInventory, { rows: rowsOf(numbers.map((number) => ({ number, country, type }))) });
  if (report.created !== quantity)
    throw new Error(
      `of ${quantity} numbers only ${report.created} were new: ${JSON.stringify(report.rows.find((row) => row.verdict !== 'created'))}`,
    );
  return numbers;
}

/** A number of the company that nobody holds. */
export async function ownNumber(company: TestCompany, kind: Partial<Kind> = {}): Promise<NumberView> {
  const [e164 = ''] = await makeInventoryNumbers(1, kind);
  return act(takeNumber, company.owner, { e164 });
}

/** So many numbers of the company that nobody holds. */
export async function ownNumbers(
  company: TestCompany,
  quantity: number,
  kind: Partial<Kind> = {},
): Promise<NumberView[]> {
  const numbers = await makeInventoryNumbers(quantity, kind);
  const taken: NumberView[] = [];
  for (const e164 of numbers) taken.push(await act(takeNumber, company.owner, { e164 }));
  return taken;
}

/** Rows as a file would give them: the header is line 1. Can be read again. */
export const rowsOf = (values: readonly Record<string, string>[]): AsyncIterable<ImportRow> => ({
  async *[Symbol.asyncIterator]() {
    for (const [index, row] of values.entries()) yield { line: index + 2, values: row };
  },
});
