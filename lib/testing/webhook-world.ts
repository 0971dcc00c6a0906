import type { Sql } from 'postgres';
import { assignNumber } from '@/lib/assignments';
import { createWebhookEndpoint, listWebhookDeliveries } from '@/lib/webhooks';
import type { WebhookEvent } from '@/lib/webhooks/input';
import { act, ask } from './acting';
import { type FixtureCompany, makeFixture } from './company-fixture';
import { webhookTarget } from './webhook-target';

/** Companies with endpoints at one target, each with a path of its own. */
export function webhookWorld(sql: Sql) {
  const target = webhookTarget();
  let paths = 0;

  /** A company with numbers, licences and an endpoint. */
  async function told(events: WebhookEvent[] = ['number.assigned', 'number.unassigned'], url?: string) {
    const company = await makeFixture(sql, { numbers: 3, monthly: 3 });
    paths += 1;
    const path = `/hooks/${paths}`;
    const endpoint = await act(createWebhookEndpoint, company.owner, { url: url ?? target.url(path), events });
    const { id: endpointId, secret } = endpoint;
    const deliveries = async () => (await ask(listWebhookDeliveries, company.owner, { endpointId })).data;
    return { company, path, endpointId, secret, deliveries, key: { companyId: company.id, endpointId } };
  }

  const assign = (company: FixtureCompany, at = 0) =>
    act(assignNumber, company.owner, {
      memberId: company.members[0] ?? '',
      numberId: company.numbers[at]?.id ?? '',
    });
  /** What waits is due now, as if its time had come. */
  const makeDue = (company: FixtureCompany) =>
    sql`update webhook_deliveries set next_attempt_at = now() where company_id = ${company.uuid} and next_attempt_at is not null`;
  return { target, told, assign, makeDue };
}
