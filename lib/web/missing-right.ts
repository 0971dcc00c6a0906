import { COMPANY_ROLES, type CompanyRole, PERMISSIONS } from '@/lib/access';
import english from '@/lib/i18n/messages/en/rights.json';
import type { DomainError } from '@/lib/kernel/domain-error';

/** A right that people of a company can have, by the name under which `rights` says it in words. */
export type RightName = keyof typeof english;

/** Whether people of a company can have what is named so. */
export const isRight = (name: unknown): name is RightName => typeof name === 'string' && Object.hasOwn(english, name);

/** Which right a refusal missed and which roles have it, if a company's people can have it at all. */
export function missingRight({ code, details }: DomainError): { right: RightName; roles: CompanyRole[] } | undefined {
  const { permission, heldBy } = details;
  const held: readonly unknown[] = Array.isArray(heldBy) ? heldBy : [];
  const roles = COMPANY_ROLES.filter((role) => held.includes(role));
  return code === 'forbidden' && isRight(permission) && roles.length > 0 ? { right: permission, roles } : undefined;
}

/** The roles of a company that have a right (R24). */
export function rolesWith(right: RightName): CompanyRole[] {
  const held: readonly string[] = PERMISSIONS[right];
  return COMPANY_ROLES.filter((role) => held.includes(role));
}
