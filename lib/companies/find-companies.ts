import { auditActor, defineOperatorTask, type OperatorScope } from '@/lib/access';
import { formatInternational } from '@/lib/kernel/e164';
import { fromUuid } from '@/lib/kernel/id';
import { log } from '@/lib/log';
import { findCompaniesInput } from './input';
import { countSearch } from './search-limit';
import {
  companiesOfDomain,
  companiesOfEmail,
  companiesOfId,
  companiesOfInvoice,
  companiesOfName,
  companiesOfRequest,
  countriesOfNumbers,
  linesOf,
  namesOfCompanies,
} from './search-repository';
import { nationalNumbers, OWNED, readSearch, type Sought } from './search-rules';
import { type FoundCompaniesView, type FoundNumber, foundCompaniesView, type MatchKind } from './view';

const MOST = 20;

/**
 * Companies by whatever somebody has in hand: name, id of anything, number, invoice, address, domain, request. Says which of
 * these it was and nothing else from inside (R24). No company is opened, so that it stands in the installation's log and in
 * no company's.
 */
export const findCompanies = defineOperatorTask({
  name: 'findCompanies',
  permission: 'companies:find',
  input: findCompaniesInput,
  output: foundCompaniesView,
  handler: async (scope, { q }) => {
    await countSearch(scope);
    const sought = readSearch(q);
    const numbers = await numbersOf(scope, sought);
    const found = new Map<string, Set<MatchKind>>();
    const add = (kind: MatchKind, rows: readonly { company_id: string | null }[]) => {
      for (const { company_id: id } of rows)
        if (id !== null) found.set(id, (found.get(id) ?? new Set<MatchKind>()).add(kind));
    };
    add('phone', numbers.rows);
    const asked = await Promise.all(lookups(scope, sought).map(async ([kind, rows]) => [kind, await rows] as const));
    for (const [kind, rows] of asked) add(kind, rows);
    if (sought.requestId !== undefined && (sought.requestId.certain || found.size === 0))
      add('request', await companiesOfRequest(scope, sought.requestId.text, MOST + 1));
    const answer = { ...(await listed(scope, found)), numbers: numbers.data };
    const { id, kind } = auditActor(scope.actor);
    const facts = { requestId: scope.request.requestId, actor: kind, actorId: id, soughtBy: Object.keys(sought) };
    log.info({ ...facts, companyIds: answer.data.map((company) => company.id) }, 'companies were looked for');
    return answer;
  },
});

/** The look-ups that a text calls for, the surest first: that is the order of the answer. */
function lookups(scope: OperatorScope, { id, invoiceNumber, email, name, domain }: Sought) {
  const limit = MOST + 1;
  const asked: [MatchKind, PromiseLike<{ company_id: string }[]>][] = [];
  if (id !== undefined) asked.push([OWNED[id.prefix], companiesOfId(scope, id)]);
  if (invoiceNumber !== undefined) asked.push(['invoice_number', companiesOfInvoice(scope, invoiceNumber, limit)]);
  if (email !== undefined) asked.push(['email', companiesOfEmail(scope, email, limit)]);
  if (name !== undefined) asked.push(['name', companiesOfName(scope, name, limit)]);
  if (domain !== undefined) asked.push(['domain', companiesOfDomain(scope, domain, limit)]);
  return asked;
}

async function listed(
  scope: OperatorScope,
  found: ReadonlyMap<string, ReadonlySet<MatchKind>>,
): Promise<Omit<FoundCompaniesView, 'numbers'>> {
  const shown = [...found].slice(0, MOST);
  const named = new Map(
    (
      await namesOfCompanies(
        scope,
        shown.map(([id]) => id),
      )
    ).map((row) => [row.company_id, row] as const),
  );
  const data = shown.flatMap(([id, matches]) => {
    const company = named.get(id);
    if (company === undefined) return [];
    const state = company.state as FoundCompaniesView['data'][number]['state'];
    return [{ id: fromUuid('com', id), name: company.name, state, matches: [...matches] }];
  });
  return { data, more: found.size > MOST };
}

async function numbersOf(scope: OperatorScope, { phone }: Sought) {
  if (phone === undefined) return { rows: [], data: [] };
  const sought =
    'e164' in phone ? [phone.e164] : nationalNumbers(phone.national, await countriesOfNumbers(scope)).slice(0, 50);
  const rows = await linesOf(scope, sought);
  const data = rows.map(
    ({ e164, status, restorable_until }): FoundNumber => ({
      e164,
      display: formatInternational(e164),
      status: (status ?? 'inventory') as FoundNumber['status'],
      restorableUntil: restorable_until === null ? null : new Date(restorable_until).toISOString(),
    }),
  );
  // Digits without a country are not known to be a number at all.
  if (data.length === 0 && 'e164' in phone)
    data.push({ e164: phone.e164, display: formatInternational(phone.e164), status: 'unknown', restorableUntil: null });
  return { rows, data };
}
