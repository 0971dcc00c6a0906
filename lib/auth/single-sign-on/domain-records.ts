import { Resolver } from 'node:dns/promises';
import { type Actor, type RequestContext, runQuery } from '@/lib/access';
import { env } from '@/lib/env';
import type { Result } from '@/lib/kernel/result';
import { getSingleSignOn, normalDomain } from '@/lib/single-sign-on';

/** The text records of a domain as its DNS has them now; none where it has none or does not answer. */
async function textRecords(domain: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  if (env.DNS_SERVERS.length > 0) resolver.setServers(env.DNS_SERVERS);
  try {
    const records = await resolver.resolveTxt(domain);
    return records.map((parts) => parts.join('')).slice(0, 200);
  } catch {
    return [];
  }
}

/** Asks the DNS about one of the company's domains, for who may have it verified. */
export async function checkDomain(
  actor: Actor,
  { domain }: { domain: string },
  request: RequestContext,
): Promise<Result<{ domain: string; records: string[] }>> {
  const may = await runQuery(getSingleSignOn, actor, {}, { request });
  if (!may.ok) return may;
  const known = may.value.domains.find((one) => one.domain === normalDomain(String(domain)));
  return { ok: true, value: { domain, records: known === undefined ? [] : await textRecords(known.domain) } };
}
