import type { Catalogue } from './catalogue';

/** The messages of planned changes, as a face has them. */
export type PlannedMessages = {
  (key: `problems.${keyof Catalogue['planned-changes']['problems']}`, values?: Record<string, string>): string;
  has: (key: `problems.${keyof Catalogue['planned-changes']['problems']}`) => boolean;
};

/** Why a planned change was not done, in one sentence or two; of what has none of its own, that it failed. */
export function plannedProblem(
  { code, reason }: { code: string; reason: string | null },
  say: PlannedMessages,
): string {
  const key = `problems.${code}` as Parameters<PlannedMessages>[0];
  return say.has(key) ? say(key, { reason: reason ?? 'other' }) : say('problems.other');
}
