import { defineOperatorTask, type OperatorScope } from '@/lib/access';
import { getAuditEventInput, listAuditActorsInput, listOperatorEventsInput } from './input';
import { operatorLog } from './log-repository';
import { namesOfStaff } from './names-repository';
import type { NamesOf } from './present';
import { readActors, readEvent, readLog } from './reading';
import { auditActorsView, auditEventDetailView, auditLogView } from './view';

const namesAmongStaff =
  (scope: OperatorScope): NamesOf =>
  (ids) =>
    namesOfStaff(scope, ids);

/** A page of the operator's own log, the newest event first (R26). */
export const listOperatorEvents = defineOperatorTask({
  name: 'listOperatorEvents',
  permission: 'operator-log:read',
  input: listOperatorEventsInput,
  output: auditLogView,
  handler: (scope, input) => readLog(operatorLog(scope), namesAmongStaff(scope), input),
});

/** One event of it, and what happened in the same act. */
export const getOperatorEvent = defineOperatorTask({
  name: 'getOperatorEvent',
  permission: 'operator-log:read',
  input: getAuditEventInput,
  output: auditEventDetailView,
  handler: (scope, { eventId }) => readEvent(operatorLog(scope), namesAmongStaff(scope), eventId),
});

/** Who has changed something that is in it. */
export const listOperatorActors = defineOperatorTask({
  name: 'listOperatorActors',
  permission: 'operator-log:read',
  input: listAuditActorsInput,
  output: auditActorsView,
  handler: (scope) => readActors(operatorLog(scope), namesAmongStaff(scope)),
});
