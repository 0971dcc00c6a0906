import { newId } from '@/lib/kernel/id';
import type { FilledCompany } from './two-companies';

/** What a use case is given: the ids of a company, and a line of the inventory. */
export type Given = Omit<FilledCompany, 'owner' | 'name'> & { stock: string; grantId: string };

/** Ids of the same kinds that nobody has. */
export const ofNothing = (): Given => ({
  id: newId('com'),
  memberId: newId('mem'),
  leadId: newId('mem'),
  departmentId: newId('dep'),
  viewId: newId('viw'),
  heldId: newId('num'),
  freeId: newId('num'),
  freeE164: '+33639989999',
  licenceId: newId('lic'),
  purchaseId: newId('pur'),
  invoiceId: newId('inv'),
  lineId: newId('chg'),
  subscriptionId: newId('sub'),
  departureId: newId('opr'),
  deletedId: newId('mem'),
  heldToo: newId('num'),
  requestId: newId('arq'),
  plannedChangeId: newId('pch'),
  importId: newId('imp'),
  alertId: newId('alr'),
  eventId: newId('evt'),
  keyId: newId('key'),
  endpointId: newId('whk'),
  webhookEventId: newId('evt'),
  grantId: newId('gra'),
  stock: '+33639989999',
});
