import { defineOperatorTask, defineQuery } from '@/lib/access';
import { verifyAuditChainInput } from './input';
import { companyLog, type LogSource, operatorLog } from './log-repository';
import { eventReader, eventsBetween, headOfLog } from './repository';
import { findBreaks, findHeadBreak, type Head } from './rules';
import { type AuditBreak, auditReportView, type ChainReport, chainReportView } from './view';

const PAGE = 1_000;
/** A chain rewritten from somewhere on is broken at every event: the first ones tell. */
const MOST_BREAKS = 1_000;

/**
 * Walks the company's audit log from its first event and names every event that is not what was written (R26). What is
 * written meanwhile is left to the next walk, so nobody waits.
 */
export const verifyAuditChain = defineQuery({
  name: 'verifyAuditChain',
  permission: 'audit:verify',
  input: verifyAuditChainInput,
  output: auditReportView,
  handler: async (scope) => ({ companyId: scope.companyId, ...(await verified(companyLog(scope))) }),
});

/** The same of the operator's own log. */
export const verifyOperatorLog = defineOperatorTask({
  name: 'verifyOperatorLog',
  permission: 'audit:verify',
  input: verifyAuditChainInput,
  output: chainReportView,
  handler: (scope) => verified(operatorLog(scope)),
});

async function verified(log: LogSource): Promise<ChainReport> {
  const { head, lastSequence } = await headOfLog(log);
  const { last, events, erased, breaks } = await walk(log, Math.max(head.sequence, lastSequence));
  const atEnd = findHeadBreak(last, head);
  const broken = atEnd === null ? breaks : [...breaks, atEnd];
  return { intact: broken.length === 0, events, erased, head, broken };
}

async function walk(
  log: LogSource,
  upTo: number,
): Promise<{ last: Head; events: number; erased: number; breaks: AuditBreak[] }> {
  const breaks: AuditBreak[] = [];
  const read = eventReader(log);
  let last: Head = { sequence: 0, hash: '' };
  let events = 0;
  let erased = 0;
  let reading = eventsBetween(log, 0, upTo, PAGE);
  for (let page = await reading; page.length > 0; page = await reading) {
    // The database reads the next page while this one is hashed.
    reading = eventsBetween(log, Number(page.at(-1)?.[0] ?? upTo), upTo, PAGE);
    for (const row of page) {
      const event = read(row);
      if (breaks.length < MOST_BREAKS) breaks.push(...findBreaks(last, event));
      if (event.personalDigest !== null && event.personalGives === null) erased += 1;
      last = event;
      events += 1;
    }
  }
  return { last, events, erased, breaks };
}
