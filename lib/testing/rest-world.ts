import type postgres from 'postgres';
import { feedEndpoint } from '@/lib/access';
import { addDays } from '@/lib/kernel/calendar';
import { makeCompany, makeInventoryNumbers } from './factories';
import { callRest, type RestClient, restClientOf } from './rest';
import { inTenant } from './tenant';
import { BILLING_PROFILE } from './two-companies';

/** What one company has that calls can name. */
export type RestWorld = {
  companyId: string;
  client: RestClient;
  lead: RestClient;
  ids: Readonly<Record<string, string>>;
  e164: string;
};

/** A company with two members, two licences, a number of its own, and a number of the inventory it might take. */
export async function makeRestWorld(): Promise<RestWorld> {
  const companyId = (await makeCompany()).id;
  const client = await restClientOf(companyId);
  const [e164 = '', free = '', held = ''] = await makeInventoryNumbers(3);
  const member = await client.post('/members', { firstName: 'A', lastName: 'B', email: 'a@b.example', role: 'member' });
  const other = await client.post('/members', { firstName: 'O', lastName: 'P', email: 'o@p.example', role: 'member' });
  const leader = await client.post('/members', {
    firstName: 'L',
    lastName: 'M',
    email: 'l@m.example',
    role: 'team_lead',
  });
  const department = await client.post('/departments', { name: 'Sales' });
  await client.post('/licences', { quantity: 2 });
  const [licence] = (await client.get('/licences')).body.data as { id: string }[];
  const [subscription] = (await client.get('/subscriptions')).body.data as { id: string }[];
  const [draft] = (await client.get('/invoices')).body.data as { id: string; lines: { id: string }[] }[];
  const number = await client.post('/numbers', { e164 });
  const second = await client.post('/numbers', { e164: held });
  const gone = await client.post('/members', { firstName: 'Q', lastName: 'R', email: 'q@r.example', role: 'member' });
  const left = await client.delete(`/members/${String(gone.body.id)}`);
  const { id: departureId } = left.body.departure as { id: string };
  const [memberId, otherId, leadId, departmentId, numberId] = [member, other, leader, department, number].map(
    ({ body }) => String(body.id),
  );
  const field = await client.post('/departments', { name: 'Field' });
  const led = await client.post('/members', {
    firstName: 'S',
    lastName: 'T',
    email: 's@t.example',
    role: 'member',
    departmentId: String(field.body.id),
  });
  const lead = await restClientOf(companyId, 'team_lead', String(field.body.id));
  const asked = await lead.post('/assignment-requests', { memberId: String(led.body.id) });
  const brought = await callRest('/imports?kind=assignments', client.key, {
    method: 'POST',
    text: 'note,email,number\n,a@b.example,+33639980000\n',
    headers: { 'content-type': 'text/csv' },
  });
  const issued = await client.post('/api-keys', { name: 'Another', role: 'admin' });
  const endpoint = await client.post('/webhook-endpoints', {
    url: 'https://hooks.example/latchkey',
    events: ['number.deleted'],
  });
  await client.post(`/webhook-endpoints/${String(endpoint.body.id)}/test`);
  await feedEndpoint({ companyId, endpointId: String(endpoint.body.id) });
  const [event] = (await client.get('/audit-events?limit=1')).body.data as { id: string }[];
  const planned = await client.post('/planned-changes/releases', { numberId, on: later, mode: 'delete' });
  const ids = {
    plannedChangeId: String(planned.body.id),
    eventId: event?.id ?? '',
    keyId: String(issued.body.id),
    endpointId: String(endpoint.body.id),
    importId: String(brought.body.id),
    ledId: String(led.body.id),
    requestId: String(asked.body.id),
    memberId: memberId ?? '',
    otherId: otherId ?? '',
    leadId: leadId ?? '',
    departmentId: departmentId ?? '',
    numberId: numberId ?? '',
    licenceId: licence?.id ?? '',
    departureId,
    invoiceId: draft?.id ?? '',
    lineId: draft?.lines[0]?.id ?? '',
    subscriptionId: subscription?.id ?? '',
    withNumberId: String(second.body.id),
  };
  return { companyId, client, lead, e164: free, ids };
}

const later = addDays(new Date().toISOString().slice(0, 10), 20);
const limits = { maxPurchases: 1, maxCharge: { amount: 0, currency: 'EUR' }, maxRemovalsUndone: 0 };
const purchase = { quantity: 1, billingFrequency: 'monthly', maxCharge: { amount: 1_000_000, currency: 'EUR' } };

const BODIES: Readonly<Record<string, (world: RestWorld) => Record<string, unknown>>> = {
  changeCompany: () => ({
    name: 'Renamed',
    timeZone: 'Europe/Brussels',
    locale: 'fr',
    seen: { locale: null },
    autoPurchase: { policy: 'block', monthlyLicences: 3, monthlyCharge: { amount: 5, currency: 'EUR' } },
  }),
  setSecondFactorRule: () => ({ required: true }),
  changeAlertSettings: ({ ids }) => ({
    freeLicences: 3,
    watchesAssigned: true,
    monthlySpend: { amount: 5, currency: 'EUR' },
    departments: [{ departmentId: ids.departmentId, freeLicences: 2 }],
    seen: { watchesAssigned: true },
  }),
  setBillingProfile: () => BILLING_PROFILE,
  quotePlanChange: () => ({ plan: 'advanced' }),
  changePlan: () => ({ plan: 'advanced', maxCharge: { amount: 1_000_000, currency: 'EUR' } }),
  quoteFrequencyChange: () => ({ billingFrequency: 'yearly', when: 'now' }),
  changeFrequency: () => ({ billingFrequency: 'yearly', when: 'now' }),
  quoteLicencePurchase: () => purchase,
  purchaseLicences: () => purchase,
  scheduleLicenceRemoval: () => ({ quantity: 1 }),
  labelNumber: () => ({ label: 'Reception' }),
  labelNumbers: ({ ids }) => ({ numberIds: [ids.numberId], label: 'Reception' }),
  takeNumber: ({ e164 }) => ({ e164 }),
  quoteAssignment: ({ ids }) => ({ memberId: ids.memberId, numberId: ids.numberId, ...limits }),
  assignNumber: ({ ids }) => ({ memberId: ids.memberId, numberId: ids.numberId, ...limits }),
  quoteAssignments: ({ ids }) => ({ items: [{ memberId: ids.memberId, numberId: ids.numberId }], ...limits }),
  assignNumbers: ({ ids }) => ({ items: [{ memberId: ids.memberId, numberId: ids.numberId }], ...limits }),
  quoteNumberChange: ({ ids }) => ({ act: 'unassign', numberIds: [ids.numberId] }),
  changeNumbers: ({ ids }) => ({ act: 'unassign', numberIds: [ids.numberId] }),
  reassignNumber: ({ ids }) => ({ memberId: ids.memberId, history: 'keep' }),
  deleteMember: ({ ids }) => ({ numbers: { default: { mode: 'reassign', toMemberId: ids.otherId, history: 'keep' } } }),
  deactivateMember: ({ ids }) => ({
    numbers: { default: { mode: 'reassign', toMemberId: ids.otherId, history: 'keep' } },
  }),
  changeMember: ({ ids }) => ({
    firstName: 'A',
    lastName: 'B',
    email: 'a@b.example',
    role: 'member',
    departmentId: ids.departmentId,
    seen: { role: 'member' },
  }),
  moveMembers: ({ ids }) => ({ memberIds: [ids.memberId], departmentId: ids.departmentId }),
  createDepartment: ({ ids }) => ({ name: 'Support', leadMemberIds: [ids.leadId] }),
  changeDepartment: ({ ids }) => ({
    name: 'Sales North',
    leadMemberIds: [ids.leadId],
    costCentre: 'CC-1',
    seen: { name: 'Sales' },
  }),
  deleteDepartment: ({ ids }) => ({ toDepartmentId: ids.departmentId }),
  exchangeNumbers: ({ ids }) => ({ withNumberId: ids.withNumberId, history: 'keep' }),
  undoDeparture: () => limits,
  createRequest: ({ ids }) => ({ memberId: ids.ledId, country: 'FR', type: 'mobile', note: 'A note' }),
  approveRequest: ({ ids }) => ({ numberId: ids.numberId, ...limits }),
  quoteRequest: ({ ids }) => ({ numberId: ids.numberId }),
  declineRequest: () => ({ reason: 'A reason' }),
  checkImport: () => ({ fields: { email: 1, number: 2 }, invite: false }),
  confirmImport: () => limits,
  issueApiKey: ({ ids }) => ({
    name: 'Sync',
    role: 'team_lead',
    departmentId: ids.departmentId,
    expiresOn: '2999-12-31',
  }),
  createWebhookEndpoint: () => ({ url: 'https://hooks.example/more', events: ['number.assigned'] }),
  changeWebhookEndpoint: () => ({ url: 'https://hooks.example/other', events: ['number.taken'], enabled: false }),
  quotePlannedAssignment: ({ ids }) => ({ memberId: ids.memberId, numberId: ids.numberId, on: later }),
  planAssignment: ({ ids }) => ({ memberId: ids.memberId, numberId: ids.numberId, on: later, maxPurchases: 1 }),
  planRelease: ({ ids }) => ({ numberId: ids.numberId, on: later, mode: 'delete' }),
  planCover: ({ ids }) => ({ numberId: ids.numberId, memberId: ids.memberId, on: later, until: addDays(later, 7) }),
  movePlannedChange: () => ({ on: later }),
  createMember: () => ({ firstName: 'C', lastName: 'D', email: 'c@d.example', role: 'member', invite: false }),
};

/** The client that may make the call: the owner's, or the team lead's for what only a lead may do. */
export const clientFor = ({ useCase }: { useCase: { permission: string } }, world: RestWorld): RestClient =>
  ['requests:create', 'requests:withdraw'].includes(useCase.permission) ? world.lead : world.client;

/** A body that the call of a use case would accept; empty where it takes none. */
export const bodyFor = (useCase: string, world: RestWorld): Record<string, unknown> => BODIES[useCase]?.(world) ?? {};

/** A route's path with its parameters filled in. */
export const pathOf = (path: string, ids: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? 'missing');

/** Everything a change would leave behind in the company. */
export const traceOf = (sql: postgres.Sql, { companyId }: RestWorld): Promise<unknown> =>
  inTenant(sql, companyId, async (tx, company) => {
    const [ledger] = await tx`
      select l.*, c.* from company_ledgers l join companies c on c.company_id = l.company_id where l.company_id = ${company}`;
    const [counts] = await tx`
      select (select count(*) from members) as members, (select count(*) from numbers) as numbers, (select count(*) from outbox) as outbox,
        (select count(*) from licences) as licences, (select count(*) from departments) as departments, (select count(*) from assignment_requests where status = 'open') as requests, (select count(*) from idempotency_keys) as keys`;
    return { ...ledger, ...counts };
  });
