import type { getTranslations } from 'next-intl/server';

type Words = Awaited<ReturnType<typeof getTranslations<'imports'>>>;
type Key = Parameters<Words>[0];

interface Problem {
  code: string;
  params: Record<string, string | number>;
}

/** What is wrong with a row or an import, in the reader's language; a code of a later release is said in general. */
export function problemSentence(t: Words, { code, params }: Problem): string {
  const key = `problems.${code}` as Key;
  return t.has(key) ? t(key, { reason: 'other', ...params }) : t('problems.internal');
}

/** What to do about it, where there is something to say. */
export function problemHint(t: Words, { code, params }: Problem): string | null {
  const key = `hints.${code}` as Key;
  return t.has(key) ? t(key, params) : null;
}
