import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { newId, toUuid } from '@/lib/kernel/id';
import { keepMail } from '@/lib/mailbox';
import { memberActor, operate, refusal, request, system } from '@/lib/testing/acting';
import { alertRights } from '@/lib/testing/alert-rights';
import { apiKeyRights } from '@/lib/testing/api-key-rights';
import { assignmentRights } from '@/lib/testing/assignment-rights';
import { auditRights } from '@/lib/testing/audit-rights';
import { billingRights } from '@/lib/testing/billing-rights';
import { testDatabase } from '@/lib/testing/database';
import { makeInventoryNumbers } from '@/lib/testing/factories';
import { digestOf, operatorActionsOf, operatorDigestOf } from '@/lib/testing/figures';
import { type Given, ofNothing } from '@/lib/testing/given-ids';
import { grantedActor, staffWithAccount } from '@/lib/testing/granting';
import { identityRights } from '@/lib/testing/identity-rights';
import { importRights } from '@/lib/testing/import-rights';
import { licenceRights } from '@/lib/testing/licence-rights';
import { listRights } from '@/lib/testing/list-rights';
import {
  ACROSS_COMPANIES,
  ANSWERS_BY_ITEM,
  FINDS_NOTHING,
  IN_OPERATORS_LOG,
  UNRECORDED,
} from '@/lib/testing/matrix-exceptions';
import { memberRights } from '@/lib/testing/member-rights';
import { numberRights } from '@/lib/testing/number-rights';
import { overviewRights } from '@/lib/testing/overview-rights';
import { plannedRights } from '@/lib/testing/planned-rights';
import { checkPredicatesAlone } from '@/lib/testing/predicates-alone';
import { requestRights } from '@/lib/testing/request-rights';
import { signOnRights } from '@/lib/testing/sign-on-rights';
import { companyIn, GOES_ON_WHEN_CLOSED, REFUSED_WHEN_RESTRICTED } from '@/lib/testing/state-rights';
import { BEYOND_GRANTS, grantsTo, supportRights } from '@/lib/testing/support-rights';
import { type FilledCompany, filledCompany } from '@/lib/testing/two-companies';
import { usageRights } from '@/lib/testing/usage-rights';
import { webhookRights } from '@/lib/testing/webhook-rights';
import { USE_CASES } from '@/lib/use-cases';
import { type Actor, COMPANY_ROLES, runCommand, runOperatorTask, runQuery, type UseCase } from '.';

const database = testDatabase();
const sql = database.connectAsSuperuser();
afterAll(closePool);

const GRANT_ROLES = ['granted_read', 'granted_act'] as const;
const ROLES = [...COMPANY_ROLES, 'support', 'operator', ...GRANT_ROLES, 'system'] as const;
type AnyRole = (typeof ROLES)[number];

const ALL = ['owner', 'admin', 'billing_manager', 'team_lead', 'member'] as const;
/** Whoever signs in: what is their own. */
const SIGNED_IN = [...ALL, 'support', 'operator'] as const;
const OPERATOR = ['operator', 'system'] as const;
const SYSTEM = ['system'] as const;

type Row = readonly [roles: readonly AnyRole[], input?: (given: Given) => unknown];

const digest = '0'.repeat(64);
const account = newId('acc');
beforeAll(() => sql`insert into accounts (id, email) values (${toUuid('acc', account)}, 'somebody@somewhere.example')`);
const mail = newId('msg');
const givenUp = newId('msg');
const letter = {
  sender: 'a@b.example',
  recipientName: 'C',
  recipient: 'c@d.example',
  subject: 'S',
  text: 'T',
  html: '<p>T',
};
beforeAll(() => operate(keepMail, { ...letter, id: mail }));
const signIn = { accountKey: digest, addressKey: digest };

/** Who may do what (R24), written by hand beside the program's own table, with an input that names things where it can. */
const EXPECTED: Record<string, Row> = {
  readNoticeFacts: [SYSTEM, ({ memberId, heldId }) => ({ memberIds: [memberId], numberIds: [heldId] })],
  createCompany: [
    OPERATOR,
    () => ({
      name: 'New',
      plan: 'connect',
      frequency: 'monthly',
      currency: 'EUR',
      timeZone: 'Europe/Paris',
      ownerEmail: 'new@new.example',
    }),
  ],
  getAutoPurchasePolicy: [['owner', 'billing_manager']],
  getCompany: [ALL],
  getCompanySettings: [['owner']],
  changeCompany: [['owner', 'billing_manager'], () => ({ autoPurchase: { policy: 'block' } })],
  listCompanies: [OPERATOR],
  browseCompanies: [OPERATOR],
  findCompanies: [['support', 'operator'], () => ({ q: 'Nobody at all' })],
  setAutoPurchasePolicy: [['owner', 'billing_manager'], () => ({ autoPurchase: { policy: 'block' } })],
  ...memberRights,
  ...numberRights,
  ...licenceRights,
  settleCompany: [SYSTEM],
  inspectCompany: [SYSTEM],
  findCompaniesToCheck: [SYSTEM, () => ({ limit: 1 })],
  checkCompany: [SYSTEM, () => ({ repair: true, look: true })],
  ...assignmentRights,
  ...requestRights,
  ...plannedRights,
  ...importRights,
  ...billingRights,
  ...auditRights,
  ...listRights,
  ...overviewRights,
  ...signOnRights,
  admitBySignOn: [
    SYSTEM,
    () => ({
      issuer: 'https://login.example.com',
      subject: '1',
      account: { id: account, email: 'somebody@somewhere.example' },
      firstName: 'A',
      lastName: 'B',
    }),
  ],
  ...supportRights,
  ...usageRights,
  ...alertRights,
  createApiKey: [OPERATOR, ({ id: companyId }) => ({ companyId, role: 'admin' })],
  ...apiKeyRights,
  ...webhookRights,
  findApiKey: [SYSTEM, () => ({ digest })],
  beginSignIn: [SYSTEM, () => ({ email: 'nobody@nowhere.example', counted: false, ...signIn })],
  createStaff: [OPERATOR, () => ({ email: 'staff@operator.example', role: 'support' })],
  enterCompany: [
    SYSTEM,
    () => ({ digest, newDigest: '1'.repeat(64), companyId: newId('com'), memberId: newId('mem') }),
  ],
  listPlaces: [SYSTEM, () => ({ digest })],
  getOwnPreferences: [SIGNED_IN],
  setOwnPreferences: [SIGNED_IN, () => ({ locale: 'fr' })],
  listOwnSessions: [SIGNED_IN],
  endOwnSession: [SIGNED_IN, () => ({ sessionId: newId('ses') })],
  endOtherSessions: [SIGNED_IN],
  renewSession: [SYSTEM, () => ({ digest, newDigest: '1'.repeat(64), ...signIn })],
  endSession: [SYSTEM, () => ({ digest })],
  endSessions: [SYSTEM, () => ({ digest: '0'.repeat(64) })],
  findPasswordLink: [SYSTEM, () => ({ tokenDigest: digest })],
  findSession: [SYSTEM, () => ({ digest })],
  issuePasswordLink: [SYSTEM, () => ({ accountId: account, tokenDigest: newId('acc').slice(4).repeat(2) })],
  enterGrant: [SYSTEM, () => ({ digest, newDigest: '1'.repeat(64), companyId: newId('com'), grantId: newId('gra') })],
  leaveCompany: [SYSTEM, () => ({ digest, newDigest: '1'.repeat(64) })],
  openSession: [SYSTEM, () => ({ accountId: newId('acc'), secretDigest: digest, ...signIn })],
  ...identityRights(account),
  findAccountLocales: [SYSTEM, () => ({ accountIds: [account] })],
  getMail: [['operator'], () => ({ mailId: mail })],
  keepMail: [SYSTEM, () => ({ ...letter, id: mail })],
  listMails: [['operator']],
  listGivenUpMessages: [OPERATOR],
  listStaff: [OPERATOR],
  endStaff: [OPERATOR, () => ({ accountId: account })],
  listQueues: [OPERATOR],
  retryJob: [OPERATOR, () => ({ queue: 'print', jobId: toUuid('acc', account) })],
  retryMessage: [OPERATOR, ({ id: companyId }) => ({ companyId, messageId: givenUp })],
  redeemPasswordLink: [SYSTEM, () => ({ tokenDigest: digest, passwordHash: '$argon2id$x' })],
};

/** Names an account or a link that is not there: the right alone gets no further. */
async function actorOf(role: AnyRole, company: FilledCompany): Promise<Actor> {
  if (role === 'granted_read') return grantedActor(sql, company.id, { mode: 'read' });
  if (role === 'granted_act') return grantedActor(sql, company.id, { mode: 'act' });
  if (role === 'system') return system(company.id);
  // Naming the company gives a support agent nothing (R24).
  if (role === 'support' || role === 'operator') return staffWithAccount(sql, role, company.id);
  return memberActor(company.id, company.owner.memberId, role, role === 'team_lead' ? [company.departmentId] : []);
}

function run(useCase: UseCase, actor: Actor, input: unknown) {
  const options = { request: request() };
  if (useCase.kind === 'command') return runCommand(useCase, actor, input, options);
  if (useCase.kind === 'query') return runQuery(useCase, actor, input, options);
  return runOperatorTask(useCase, actor, input, options);
}

const inputOf = (name: string, given: Given): unknown => EXPECTED[name]?.[1]?.(given) ?? {};
const codeOf = async (attempt: ReturnType<typeof run>) => {
  const outcome = await refusal(attempt);
  return outcome === 'accepted' ? outcome : outcome.code;
};
const stateOf = (company: FilledCompany) => digestOf(sql, { uuid: toUuid('com', company.id) });
const eventsOf = async (company: FilledCompany): Promise<number> => {
  const [row] = await sql<{ events: number }[]>`
    select count(*)::int as events from audit_events where company_id = ${toUuid('com', company.id)}`;
  return row?.events ?? 0;
};

/** Whether what the use case is given names something of a company that another could name too. */
const namesIds = (name: string, foreign: Given, given: Given): boolean =>
  JSON.stringify(inputOf(name, foreign)) !== JSON.stringify(inputOf(name, given)) &&
  !FINDS_NOTHING.has(name) &&
  !ACROSS_COMPANIES.has(name) &&
  name !== 'issuePasswordLink';

it('every use case has its row, and every row its use case', () => {
  expect(Object.keys(EXPECTED).sort()).toEqual([...USE_CASES.keys()].sort());
});

describe.each([...USE_CASES.entries()])('%s', (name, useCase) => {
  const allowed: readonly AnyRole[] = [...(EXPECTED[name]?.[0] ?? []), ...grantsTo(name)];
  let ours: FilledCompany;
  let given: Given;
  beforeAll(async () => {
    ours = await filledCompany();
    const { grantId } = await grantedActor(sql, ours.id);
    given = { ...ours, grantId, stock: (await makeInventoryNumbers(1))[0] ?? '' };
  });

  it.each(ROLES.filter((role) => !allowed.includes(role)))(
    'R24: is forbidden to %s, and nothing changes',
    async (role) => {
      const actor = await actorOf(role, ours);
      const before = await stateOf(ours);
      expect(await codeOf(run(useCase, actor, inputOf(name, given)))).toBe('forbidden');
      expect(await stateOf(ours)).toBe(before);
    },
  );

  it.each(allowed)('R24, R26: is open to %s, and what changes is in the log', async (role) => {
    const actor = await actorOf(role, ours);
    const [state, events] = [await stateOf(ours), await eventsOf(ours)];
    const [operatorState, operatorEvents] = [await operatorDigestOf(sql), (await operatorActionsOf(sql)).length];
    const code = await codeOf(run(useCase, actor, inputOf(name, given)));
    expect(code === 'forbidden').toBe(role === 'granted_act' && BEYOND_GRANTS.has(name));
    if (role === allowed[0] && !FINDS_NOTHING.has(name)) expect(code).toBe('accepted');
    const changed = (await stateOf(ours)) !== state;
    if (!UNRECORDED.has(name)) expect((await eventsOf(ours)) > events).toBe(changed);
    if (useCase.kind !== 'operator-task') return;
    const changedOutside = (await operatorDigestOf(sql)) !== operatorState;
    const recorded = await operatorActionsOf(sql, operatorEvents + 1);
    if (role === allowed[0]) expect(recorded).toEqual(IN_OPERATORS_LOG[name] ? [IN_OPERATORS_LOG[name]] : []);
    if (changedOutside) expect(recorded).not.toEqual([]);
  });

  it("R25: another company's ids are as unknown as ids of nothing, and nothing of it changes", async () => {
    const theirs = await filledCompany();
    const { grantId } = await grantedActor(sql, theirs.id);
    const foreign = { ...theirs, grantId, stock: theirs.freeE164 };
    const nothing = ofNothing();
    const before = await stateOf(theirs);
    const actor = await actorOf(allowed[0] ?? 'system', ours);
    if (namesIds(name, foreign, given)) {
      const unknown = await run(useCase, actor, inputOf(name, nothing));
      expect(unknown.ok).toBe(ANSWERS_BY_ITEM.has(name));
      expect(await run(useCase, actor, inputOf(name, foreign))).toEqual(unknown);
      expect(await stateOf(theirs)).toBe(before);
    } else if (!ACROSS_COMPANIES.has(name)) {
      const answer = await run(useCase, actor, inputOf(name, given));
      if (!['listCompanies', 'browseCompanies', 'browseInventory', 'createCompany'].includes(name))
        expect(JSON.stringify(answer)).not.toContain(theirs.id);
      expect(await stateOf(theirs)).toBe(before);
    }
  });
});

describe('R22: what the state of a company forbids its own people', () => {
  const roles = ([name]: [string, Row]) => ALL.filter((role) => EXPECTED[name]?.[0].includes(role));
  const commands = Object.entries(EXPECTED).filter(([name]) => USE_CASES.get(name)?.kind === 'command');
  const ofMembers = commands.flatMap((row) =>
    roles(row)
      .slice(0, 1)
      .map((role) => ({ name: row[0], role })),
  );

  it('the tables name commands only', () => {
    const names = ofMembers.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...GOES_ON_WHEN_CLOSED, ...REFUSED_WHEN_RESTRICTED]));
  });

  it.each(ofMembers)('$name', async ({ name, role }) => {
    const refusedIn = async (company: FilledCompany) => {
      const { grantId } = await grantedActor(sql, company.id);
      const given = { ...company, grantId, stock: (await makeInventoryNumbers(1))[0] ?? '' };
      const [before, actor] = [await stateOf(company), await actorOf(role, company)];
      const attempt = run(USE_CASES.get(name) as UseCase, actor, inputOf(name, given));
      const isRefused = (await codeOf(attempt)) === 'company_restricted';
      if (isRefused) expect(await stateOf(company)).toBe(before);
      return isRefused;
    };
    expect(await refusedIn(await companyIn('restricted', sql))).toBe(REFUSED_WHEN_RESTRICTED.has(name));
    expect(await refusedIn(await companyIn('closed', sql))).toBe(!GOES_ON_WHEN_CLOSED.has(name));
  });
});

describe('R25 by the predicates of the program alone, row-level security being off', () => {
  checkPredicatesAlone(sql, {
    namesIds,
    ask: async (name, useCase, company, ids) =>
      run(useCase, await actorOf(EXPECTED[name]?.[0][0] ?? 'system', company), inputOf(name, ids)),
  });
});
