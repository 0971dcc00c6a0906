import type { UseCase } from '@/lib/access';
import * as alerts from '@/lib/alerts';
import * as apiKeys from '@/lib/api-keys';
import * as assignments from '@/lib/assignments';
import * as audit from '@/lib/audit';
import * as billing from '@/lib/billing';
import * as companies from '@/lib/companies';
import * as costs from '@/lib/costs';
import * as identity from '@/lib/identity';
import * as imports from '@/lib/imports';
import * as invoices from '@/lib/invoices';
import * as licences from '@/lib/licences';
import * as mailbox from '@/lib/mailbox';
import * as members from '@/lib/members';
import * as notices from '@/lib/notices';
import * as numbers from '@/lib/numbers';
import * as plannedChanges from '@/lib/planned-changes';
import * as queues from '@/lib/queues';
import * as requests from '@/lib/requests';
import * as singleSignOn from '@/lib/single-sign-on';
import * as support from '@/lib/support';
import * as usage from '@/lib/usage';
import * as views from '@/lib/views';
import * as webhooks from '@/lib/webhooks';

const isUseCase = (value: unknown): value is UseCase =>
  typeof value === 'object' && value !== null && 'kind' in value && 'permission' in value && 'handler' in value;

/** The registry: every command, query and operator's task there is, by name. What a module exports is in it. */
export const USE_CASES: ReadonlyMap<string, UseCase> = new Map(
  [
    audit,
    notices,
    companies,
    members,
    singleSignOn,
    numbers,
    invoices,
    licences,
    assignments,
    requests,
    plannedChanges,
    imports,
    billing,
    costs,
    usage,
    alerts,
    apiKeys,
    identity,
    mailbox,
    queues,
    views,
    support,
    webhooks,
  ]
    .flatMap((module): unknown[] => Object.values(module))
    .filter(isUseCase)
    .map((useCase) => [useCase.name, useCase]),
);
