import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import { refusalValues } from '@/lib/i18n/refusal-values';
import type { DomainError, FieldError } from '@/lib/kernel/domain-error';
import type { ActionError } from './action-state';
import { fieldMessage, type Problem } from './field-message';
import { missingRight } from './missing-right';

/** A refusal in the reader's language: what, why, and the way out, with the reference that the log also has. */
export async function describeRefusal(
  error: DomainError,
  requestId: string,
  asked: { schema: z.ZodType; input: unknown },
): Promise<ActionError> {
  const { code, details } = error;
  const message = await refusalSentence(error);
  if (code !== 'invalid_input') return { code, message, requestId, details };
  return { code, message, requestId, details: {}, fields: await fieldsOf(error, asked) };
}

/** The sentence of a refusal in the reader's language. */
export async function refusalSentence(error: DomainError): Promise<string> {
  const [t, rights] = await Promise.all([getTranslations('errors'), rightIn(error)]);
  return t(error.code, { ...refusalValues(error.details), ...rights });
}

async function rightIn(error: DomainError): Promise<{ right: string; roles: string } | undefined> {
  const missing = missingRight(error);
  if (missing === undefined) return undefined;
  const [t, shell, format] = await Promise.all([
    getTranslations('rights'),
    getTranslations('shell.roles'),
    getFormatter(),
  ]);
  return { right: t(missing.right), roles: format.list(missing.roles.map((role) => shell(role))) };
}

/** Each wrong field's sentence. The schema's own are English, so they are said again from what it found. */
async function fieldsOf(
  { details }: DomainError,
  { schema, input }: { schema: z.ZodType; input: unknown },
): Promise<FieldError[]> {
  const given = Array.isArray(details.errors) ? (details.errors as FieldError[]) : [];
  const [t, locale] = await Promise.all([getTranslations('fields'), getLocale()]);
  const issues = schema.safeParse(input).error?.issues ?? [];
  return given.map(({ pointer, message }) => {
    const issue = issues.find(({ path }) => `/${path.join('/')}` === pointer);
    const problem: Problem = issue === undefined ? { key: 'other' } : fieldMessage(issue, input);
    // What only a rule knows, or a schema says more exactly, is said in its own words where the reader's language is theirs.
    const translated =
      problem.key === 'other' && locale === 'en' ? message : t(problem.key, { limit: problem.limit ?? 0 });
    return { pointer, message: translated };
  });
}
