import { z } from 'zod';
import { type CommandScope, defineCommand, defineOperatorTask, defineQuery } from '@/lib/access';
import { companyOfScope } from '@/lib/companies';
import { nextHourOfDay } from '@/lib/kernel/calendar';
import { nextDueInstant } from '@/lib/licences';
import {
  closeFinding,
  companiesToCheck,
  inspect,
  type OpenFinding,
  openFindings,
  repairCounts,
  saveFindings,
  saveNextCheck,
} from './check-repository';
import { CHECK_HOUR, CHECK_RULES, type Finding, isRepairable } from './check-rules';

const findingView = z.object({
  rule: z.enum(CHECK_RULES),
  subjectId: z.string(),
  detail: z.record(z.string(), z.unknown()),
});

/** Companies whose night has come: a named look-up across companies. */
export const findCompaniesToCheck = defineOperatorTask({
  name: 'findCompaniesToCheck',
  permission: 'company:check',
  input: z.strictObject({ limit: z.int().min(1).max(1_000) }),
  output: z.object({ companyIds: z.array(z.string()) }),
  handler: async (scope, { limit }) => ({ companyIds: await companiesToCheck(scope, limit) }),
});

/** Whether the company's books agree with its rows, without holding up anybody: a first look, and what was told before. */
export const inspectCompany = defineQuery({
  name: 'inspectCompany',
  permission: 'company:check',
  input: z.strictObject({}),
  output: z.object({ findings: z.array(findingView), open: z.int() }),
  handler: async (scope) => {
    const [findings, open] = [await inspect(scope), await openFindings(scope)];
    return { findings, open: open.length };
  },
});

/**
 * The check itself, under the company's lock: each disagreement is told once, in the log and in a row of its own, counters
 * are set right, and what is gone is closed. `look` is false where an inspection found nothing: then only the next night is set.
 */
export const checkCompany = defineCommand({
  name: 'checkCompany',
  permission: 'company:check',
  input: z.strictObject({ repair: z.boolean(), look: z.boolean() }),
  output: z.object({
    findings: z.array(findingView.extend({ repaired: z.boolean(), isNew: z.boolean() })),
    nextCheck: z.iso.datetime(),
  }),
  handler: async (scope, { repair, look }) => {
    const { timeZone } = await companyOfScope(scope);
    const next = nextHourOfDay(scope.now, CHECK_HOUR, timeZone);
    const findings = look ? await tell(scope, await inspect(scope), await openFindings(scope), repair) : [];
    if (findings.some(({ repaired }) => repaired)) repairCounts(scope);
    saveNextCheck(scope, next);
    await bringForward(scope);
    return { findings, nextCheck: next.toISOString() };
  },
});

/** The operator's spans may have grown since somebody last asked when the company falls due. */
async function bringForward(scope: CommandScope): Promise<void> {
  const [due, { settleDueAt }] = [await nextDueInstant(scope), await scope.ledger()];
  if (due !== null && (settleDueAt === null || due < settleDueAt)) scope.count({ settleDueAt: due });
}

type Told = Finding & { repaired: boolean; isNew: boolean };

async function tell(
  scope: CommandScope,
  found: readonly Finding[],
  open: readonly OpenFinding[],
  repair: boolean,
): Promise<Told[]> {
  const knownAs = (one: { rule: string; subjectId: string }) => `${one.rule} ${one.subjectId}`;
  const known = new Map(open.map((finding) => [knownAs(finding), finding]));
  const told = found.map((finding) => ({
    ...finding,
    repaired: repair && isRepairable(finding.rule),
    isNew: !known.has(knownAs(finding)),
  }));
  await saveFindings(
    scope,
    told.filter(({ isNew }) => isNew),
  );
  for (const { rule, subjectId, detail, repaired, isNew } of told) {
    if (isNew) scope.record({ action: 'check.found', targetId: subjectId, after: { rule, ...detail } });
    if (repaired) scope.record({ action: 'check.repaired', targetId: subjectId, before: detail, after: { rule } });
    known.delete(knownAs({ rule, subjectId }));
    const earlier = open.find((finding) => knownAs(finding) === knownAs({ rule, subjectId }));
    if (repaired && earlier !== undefined) await closeFinding(scope, earlier.id, true);
  }
  for (const gone of known.values()) {
    await closeFinding(scope, gone.id, false);
    scope.record({ action: 'check.closed', targetId: gone.subjectId, after: { rule: gone.rule } });
  }
  return told;
}
