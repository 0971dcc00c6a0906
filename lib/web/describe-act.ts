import { getFormatter, getTranslations } from 'next-intl/server';
import { COMPANY_ROLES } from '@/lib/access';
import { DomainError, ERROR_STATUS, type ErrorCode } from '@/lib/kernel/domain-error';
import { refusalSentence } from './describe-refusal';

/** What a module says about an act that is not possible: the code of the refusal with what belongs to it, and whose right it is. */
type Said = { code: string | null; details: Readonly<Record<string, unknown>>; roles: readonly string[] };

const isCode = (code: string | null): code is ErrorCode => code !== null && code in ERROR_STATUS;

/** The sentence that the act would be refused with, and who may do it, in the reader's language. */
export async function describeAct({ code, details, roles }: Said): Promise<{ reason: string; who: string | null }> {
  if (!isCode(code)) return { reason: '', who: null };
  const [reason, shell, format] = await Promise.all([
    refusalSentence(new DomainError(code, details)),
    getTranslations('shell.roles'),
    getFormatter(),
  ]);
  // A refusal for want of a right names its holders already.
  if (code === 'forbidden') return { reason, who: null };
  return { reason, who: format.list(COMPANY_ROLES.filter((role) => roles.includes(role)).map((role) => shell(role))) };
}
