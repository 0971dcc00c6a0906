import { apiKeyCreate } from './api-key-create';
import { auditVerify } from './audit-verify';
import { checkRun } from './check-run';
import type { CliCommand } from './command';
import { companyCreate } from './company-create';
import { companyList } from './company-list';
import { companyState } from './company-state';
import { creditLimitSet } from './credit-limit';
import { disputeEnd, disputeOpen } from './disputes';
import { inventoryImport } from './inventory-import';
import { invoiceCredit, invoiceDelivery, invoiceLines } from './invoices';
import { memberErase } from './member-erase';
import { memberImport } from './member-import';
import { numberHolder } from './number-holder';
import { outboxFailed, outboxRetry } from './outbox';
import { paymentRecord } from './payment-record';
import { planList, planSet } from './plans';
import { priceList, priceSet } from './prices';
import { quarantineList, quarantineSet } from './quarantine';
import { renewalsRun } from './renewals-run';
import { secondFactorReset } from './second-factor-reset';
import { settingsList, settingsSet } from './settings';
import { staffEnd, staffList } from './staff';
import { staffCreate } from './staff-create';
import { usageRebuild } from './usage-rebuild';

/** Every command of the operator. */
export const commands: readonly CliCommand[] = [
  staffCreate,
  staffList,
  staffEnd,
  secondFactorReset,
  companyCreate,
  companyList,
  companyState,
  inventoryImport,
  quarantineList,
  quarantineSet,
  memberImport,
  memberErase,
  apiKeyCreate,
  auditVerify,
  numberHolder,
  checkRun,
  usageRebuild,
  renewalsRun,
  planList,
  planSet,
  priceList,
  priceSet,
  paymentRecord,
  disputeOpen,
  disputeEnd,
  creditLimitSet,
  settingsList,
  settingsSet,
  invoiceLines,
  invoiceCredit,
  invoiceDelivery,
  outboxFailed,
  outboxRetry,
];
