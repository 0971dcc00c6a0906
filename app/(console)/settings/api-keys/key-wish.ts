import type { Refusal } from '@/components/money-dialog/outcome';
import { API_KEY_ROLES, type ApiKeyRole } from '@/lib/api-keys/input';

/** How long a key shall work: so many days, to a day of one's choice, or without an end. */
export const SPANS = ['30', '90', '365', 'date', 'none'] as const;
export type Span = (typeof SPANS)[number];

/** The last days of the spans that are counted from today, in the company's time zone. */
export type LastDays = Record<'30' | '90' | '365', string>;

/** What the form holds. */
export interface KeyWish {
  name: string;
  role: ApiKeyRole;
  departmentId: string;
  span: Span;
  date: string;
}

export const blankWish: KeyWish = { name: '', role: 'admin', departmentId: '', span: '90', date: '' };

export const roleOf = (text: string): ApiKeyRole => API_KEY_ROLES.find((role) => role === text) ?? 'admin';
export const spanOf = (text: string): Span => SPANS.find((span) => span === text) ?? '90';

export type KeyErrors = Partial<Record<'name' | 'date' | 'department', 'name' | 'date' | 'past' | 'department'>>;

/** What is missing or cannot be meant. */
export function errorsOf({ name, span, date }: KeyWish, today: string): KeyErrors {
  return {
    ...(name.trim() === '' && { name: 'name' }),
    ...(span === 'date' && date === '' && { date: 'date' }),
    ...(span === 'date' && date !== '' && date < today && { date: 'past' }),
  };
}

/** The fields that the server has refused, among them what changed while the form was filled in. */
export function errorsOfRefusal({ code, fields = [] }: Refusal): KeyErrors {
  const at = (pointer: string) => fields.some((field) => field.pointer === pointer);
  return {
    ...(at('/name') && { name: 'name' }),
    ...(at('/expiresOn') && { date: 'past' }),
    ...(code === 'not_found' && { department: 'department' }),
  };
}

/** The wish as the command takes it. */
export function inputOf({ name, role, departmentId, span, date }: KeyWish, lastDays: LastDays) {
  const expiresOn = span === 'none' ? null : span === 'date' ? date : lastDays[span];
  return {
    name: name.trim(),
    role,
    ...(role === 'team_lead' && departmentId !== '' && { departmentId }),
    expiresOn,
  };
}
