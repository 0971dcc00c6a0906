import { rowsOf } from './factories';
import type { Given } from './given-ids';

const ALL = ['owner', 'admin', 'billing_manager', 'team_lead', 'member'] as const;
const ADMINS = ['owner', 'admin'] as const;
const READERS = ['owner', 'admin', 'team_lead'] as const;
const OPERATOR = ['operator', 'system'] as const;
const SYSTEM = ['system'] as const;
const at = '2031-01-01T00:00:00Z';

/** Who may read, label and take numbers, and fill the stock (R24, R27): rows of the authorisation matrix, by hand. */
export const numberRights = {
  findNumberHolder: [ADMINS, ({ heldId: numberId }: Given) => ({ numberId, at })],
  findLineHolder: [SYSTEM, ({ freeE164: number }: Given) => ({ number, at })],
  getNumber: [READERS, ({ heldId: numberId }: Given) => ({ numberId })],
  getNumberHistory: [ADMINS, ({ heldId: numberId }: Given) => ({ numberId })],
  importInventory: [OPERATOR, () => ({ rows: rowsOf([{ number: '+33639989998', country: 'FR', type: 'mobile' }]) })],
  listInventory: [ADMINS],
  browseInventory: [OPERATOR],
  listNumberKinds: [OPERATOR],
  setQuarantine: [OPERATOR, () => ({ country: 'FR', type: 'mobile', days: 61 })],
  listInventoryCountries: [ADMINS],
  listNumberCountries: [READERS],
  listNumbers: [READERS, ({ memberId }: Given) => ({ memberId })],
  listOwnNumbers: [ALL],
  labelNumber: [ADMINS, ({ freeId: numberId }: Given) => ({ numberId, label: 'Reception' })],
  labelNumbers: [ADMINS, ({ freeId, heldId }: Given) => ({ numberIds: [freeId, heldId], label: 'Reception' })],
  takeNumber: [ADMINS, ({ stock }: Given) => ({ e164: stock })],
} as const;
