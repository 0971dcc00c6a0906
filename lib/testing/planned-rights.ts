import { addDays } from '@/lib/kernel/calendar';

const ADMINS = ['owner', 'admin'] as const;
const READERS = ['owner', 'admin', 'team_lead'] as const;
const SYSTEM = ['system'] as const;
type Given = Record<'memberId' | 'freeId' | 'heldId' | 'heldToo' | 'plannedChangeId', string>;

const on = addDays(new Date().toISOString().slice(0, 10), 40);
const until = addDays(on, 7);

/** Who may plan changes, see them and answer them, and who carries them out (R24): rows of the authorisation matrix, by hand. */
export const plannedRights = {
  planAssignment: [ADMINS, ({ memberId, freeId: numberId }: Given) => ({ memberId, numberId, on })],
  quotePlannedAssignment: [ADMINS, ({ memberId, freeId: numberId }: Given) => ({ memberId, numberId, on })],
  planRelease: [ADMINS, ({ heldToo: numberId }: Given) => ({ numberId, on })],
  planCover: [ADMINS, ({ memberId, heldToo: numberId }: Given) => ({ memberId, numberId, on, until })],
  listPlannedChanges: [READERS],
  getPlannedChange: [READERS, ({ plannedChangeId }: Given) => ({ plannedChangeId })],
  cancelPlannedChange: [ADMINS, ({ plannedChangeId }: Given) => ({ plannedChangeId })],
  movePlannedChange: [ADMINS, ({ plannedChangeId }: Given) => ({ plannedChangeId, on })],
  retryPlannedChange: [ADMINS, ({ plannedChangeId }: Given) => ({ plannedChangeId })],
  findCompaniesWithDueChanges: [SYSTEM, () => ({ limit: 1 })],
  listDueChanges: [SYSTEM],
  carryOutPlannedChange: [SYSTEM, ({ plannedChangeId }: Given) => ({ plannedChangeId })],
  failPlannedChange: [
    SYSTEM,
    ({ plannedChangeId }: Given) => ({ plannedChangeId, code: 'member_inactive', details: {} }),
  ],
} as const;
