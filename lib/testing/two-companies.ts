import { feedEndpoint } from '@/lib/access';
import { assessAlerts, changeAlertSettings, chooseNotification, hideAlert, listAlerts } from '@/lib/alerts';
import { createApiKey } from '@/lib/api-keys';
import { assignNumber, deleteMember } from '@/lib/assignments';
import { listAuditEvents } from '@/lib/audit';
import { changePlan } from '@/lib/billing';
import { beginImport, storeImportRows } from '@/lib/imports';
import { getInvoice, recordPayment, setBillingProfile } from '@/lib/invoices';
import { addDays } from '@/lib/kernel/calendar';
import { agreePrice, getPurchase, purchaseLicences } from '@/lib/licences';
import { planRelease } from '@/lib/planned-changes';
import { createRequest } from '@/lib/requests';
import { addDomain, saveIdentityProvider } from '@/lib/single-sign-on';
import { saveView, setListPreferences } from '@/lib/views';
import { createWebhookEndpoint, listWebhookDeliveries, testWebhookEndpoint } from '@/lib/webhooks';
import { act, ask, memberActor, operate, system } from './acting';
import { makeCompany, makeDepartment, makeMember, ownNumbers, type TestCompany } from './factories';

/** A company with something in every table that a use case can name by id. */
export type FilledCompany = TestCompany & {
  memberId: string;
  /** A team lead, who leads the department. */
  leadId: string;
  departmentId: string;
  /** One held, one nobody holds. */
  heldId: string;
  freeId: string;
  freeE164: string;
  licenceId: string;
  purchaseId: string;
  /** Issued, and partly paid. */
  invoiceId: string;
  lineId: string;
  subscriptionId: string;
  /** Held by somebody else. */
  heldToo: string;
  /** A program's, made by the operator. */
  keyId: string;
  /** Told of everything about numbers. */
  endpointId: string;
  /** On its way there. */
  webhookEventId: string;
  /** Shared with the company. */
  viewId: string;
  /** Of a member who was deleted. */
  departureId: string;
  deletedId: string;
  /** A team lead's, for the member. */
  requestId: string;
  /** That the held number is unassigned. */
  plannedChangeId: string;
  /** Of assignments, received and not checked. */
  importId: string;
  /** That few licences are left. */
  alertId: string;
  /** The last one of its log. */
  eventId: string;
};

/** A company that is invoiced for each purchase. */
export const BILLING_PROFILE = {
  legalName: 'Company SAS',
  addressLines: ['1 rue de la Paix'],
  postalCode: '75002',
  city: 'Paris',
  country: 'FR',
  registrationNumber: '552 100 554',
  vatId: 'FR40552100554',
  poNumber: null,
  invoicing: 'each' as const,
  locale: null,
  contacts: ['bills@company.example'],
};

/** Fills a company through the product's commands: three licences, three numbers, two assignments, a key, a repeated call. */
export async function filledCompany(): Promise<FilledCompany> {
  const company = await makeCompany();
  const { owner } = company;
  const lead = await makeMember(company, { role: 'team_lead' });
  const departmentId = await makeDepartment(company, undefined, [lead.id]);
  const member = await makeMember(company, { departmentId, invite: true });
  const [held, free, too] = await ownNumbers(company, 3);
  await act(setBillingProfile, owner, BILLING_PROFILE);
  await act(agreePrice, system(company.id), {
    plan: 'max',
    billingFrequency: 'monthly',
    unitPrice: { amount: 2000, currency: 'EUR' },
    validFrom: '2026-01-01',
  });
  const bought = await act(purchaseLicences, owner, { quantity: 3 }, { key: 'fill' });
  if (held === undefined || free === undefined || too === undefined || bought.purchase === null)
    throw new Error('the company could not be filled');
  const invoiceId = bought.purchase.invoiceId ?? '';
  const { number, lines } = await ask(getInvoice, owner, { invoiceId });
  await act(recordPayment, system(company.id), { number: number ?? '', amount: 1 });
  await act(assignNumber, owner, { memberId: member.id, numberId: held.id });
  await act(assignNumber, owner, { memberId: lead.id, numberId: too.id });
  await act(changePlan, owner, { plan: 'advanced' });
  const key = await operate(createApiKey, { companyId: company.id, role: 'owner' });
  const { licences } = await ask(getPurchase, owner, { purchaseId: bought.purchase.id });
  const view = await act(saveView, owner, { list: 'numbers', name: 'Mine', query: 'status=assigned', shared: true });
  await act(setListPreferences, owner, { list: 'numbers', hiddenColumns: ['kind'], density: 'compact' });
  await act(saveIdentityProvider, owner, {
    issuer: 'https://identity.example',
    clientId: company.id,
    clientSecret: 'secret',
    defaultRole: 'member',
    enabled: true,
  });
  await act(addDomain, owner, { domain: 'company.example' });
  const left = await makeMember(company);
  const { departure } = await act(deleteMember, owner, { memberId: left.id });
  const asker = memberActor(company.id, lead.id, 'team_lead', [departmentId]);
  const request = await act(createRequest, asker, { memberId: member.id });
  const ids = {
    keyId: key.id,
    ...(await toldEndpoint(company)),
    importId: await receivedImport(owner),
    alertId: await raisedAlert(company, departmentId),
    eventId: (await ask(listAuditEvents, owner, { limit: 1 })).data[0]?.id ?? '',
    requestId: request.id,
    plannedChangeId: await plannedRelease(owner, held.id),
    viewId: view.id,
    departureId: departure?.id ?? '',
    deletedId: left.id,
    memberId: member.id,
    leadId: lead.id,
    departmentId,
    heldId: held.id,
    heldToo: too.id,
    freeId: free.id,
    freeE164: free.e164,
    purchaseId: bought.purchase.id,
    invoiceId,
    lineId: lines[0]?.id ?? '',
    subscriptionId: lines[0]?.subscription ?? '',
  };
  return { ...company, ...ids, licenceId: licences.at(-1)?.id ?? '' };
}

/** An endpoint with one event on its way to it. */
async function toldEndpoint({ id: companyId, owner }: TestCompany) {
  const url = 'https://hooks.example/latchkey';
  const { id: endpointId } = await act(createWebhookEndpoint, owner, { url, events: ['number.deleted'] });
  await act(testWebhookEndpoint, owner, { endpointId });
  await feedEndpoint({ companyId, endpointId });
  const { data } = await ask(listWebhookDeliveries, owner, { endpointId });
  return { endpointId, webhookEventId: data[0]?.eventId ?? '' };
}

/** An alert, put away by the owner, and something that was chosen. */
async function raisedAlert({ id: companyId, owner }: TestCompany, departmentId: string): Promise<string> {
  const departments = [{ departmentId, freeLicences: 0 }];
  await act(changeAlertSettings, owner, { freeLicences: 1, departments });
  await act(assessAlerts, system(companyId), {});
  const { data } = await ask(listAlerts, owner, {});
  const alertId = data.find(({ kind }) => kind === 'licences_low')?.id ?? '';
  await act(hideAlert, owner, { alertId });
  await act(chooseNotification, owner, { event: 'spend', channel: 'mail', wanted: false });
  return alertId;
}

async function receivedImport(actor: FilledCompany['owner']): Promise<string> {
  const { id } = await act(beginImport, actor, {
    kind: 'assignments',
    fileName: 'a.csv',
    columns: ['email', 'number'],
  });
  const rows = [{ line: 2, cells: ['nobody@nowhere.example', '+33639980000'] }];
  await act(storeImportRows, actor, { importId: id, rows, complete: true });
  return id;
}

async function plannedRelease(actor: FilledCompany['owner'], numberId: string): Promise<string> {
  const on = addDays(new Date().toISOString().slice(0, 10), 30);
  return (await act(planRelease, actor, { numberId, on })).id;
}
