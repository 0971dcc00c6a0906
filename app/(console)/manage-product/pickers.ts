import type { MemberView } from '@/lib/members/view';
import type { InventoryView, NumberView } from '@/lib/numbers/view';

/** A number that can be chosen: one of the company's unassigned ones, or one of the operator's stock. */
export interface NumberChoice {
  /** Set for the company's own number. */
  numberId: string | null;
  e164: string;
  display: string;
  country: string;
  type: NumberView['type'];
  capabilities: readonly string[];
}

/** A member who can be chosen, with how many numbers they hold of how many. */
export type MemberChoice = Pick<MemberView, 'id' | 'name' | 'email' | 'status' | 'numbers' | 'limit'>;

async function read<T>(path: string, parameters: Record<string, string>, signal: AbortSignal): Promise<T[]> {
  const response = await fetch(`/api/console/${path}?${new URLSearchParams(parameters)}`, { signal });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const page = (await response.json()) as { data: T[] };
  return page.data;
}

const withText = (text: string): Record<string, string> => (text === '' ? {} : { q: text });

/** Members by name, e-mail or number. */
export function searchMembers(text: string, signal: AbortSignal): Promise<MemberChoice[]> {
  return read<MemberChoice>('members', { limit: '20', ...withText(text) }, signal);
}

/** Own unassigned numbers first, then the operator's stock. */
export async function searchNumbers(text: string, signal: AbortSignal): Promise<NumberChoice[]> {
  const [own, stock] = await Promise.all([
    read<NumberView>('numbers', { status: 'unassigned', limit: '10', ...withText(text) }, signal),
    read<InventoryView>('inventory', { limit: '20', ...withText(text) }, signal),
  ]);
  return [
    // What is held waits for somebody already.
    ...own.filter(({ hold }) => hold === null).map((number) => ({ ...number, numberId: number.id })),
    ...stock.map((line) => ({ ...line, numberId: null })),
  ];
}

/** A number that somebody holds. */
export type HeldNumberChoice = Pick<NumberView, 'id' | 'display' | 'country' | 'licenceLabel'> & {
  member: NonNullable<NumberView['member']>;
};

/** Numbers that members hold, by their digits or their holder. */
export async function searchHeldNumbers(text: string, signal: AbortSignal): Promise<HeldNumberChoice[]> {
  const held = await read<NumberView>('numbers', { status: 'assigned', limit: '20', ...withText(text) }, signal);
  return held.flatMap((number) => (number.member === null ? [] : [{ ...number, member: number.member }]));
}
