import type { Sql } from 'postgres';
import { runCommand } from '@/lib/access';
import {
  assignNumber,
  deleteMember,
  deleteNumber,
  exchangeNumbers,
  reassignNumber,
  restoreNumber,
  unassignNumber,
} from '@/lib/assignments';
import { setAutoPurchasePolicy } from '@/lib/companies';
import { newId } from '@/lib/kernel/id';
import { purchaseLicences, scheduleLicenceRemoval, settleCompany, undoLicenceRemoval } from '@/lib/licences';
import { approveRequest, declineRequest, withdrawRequest } from '@/lib/requests';
import { request, system } from '../acting';
import type { FixtureCompany } from '../company-fixture';
import { asOtherProcess, type Fault } from '../contention';
import type { Model } from './company-model';
import type { Act, Operation } from './operations';

/** One call as its caller saw it: an answer, a refusal, or nothing that tells whether it happened. */
export type Attempt = { requestId: string } & (
  | { kind: 'answered'; value: unknown }
  | { kind: 'refused'; code: string }
  | { kind: 'lost' }
);
export type Asked = { operation: Operation; attempts: Attempt[] };

/** What the names in an act stand for when its round begins. */
export type Names = {
  company: FixtureCompany;
  model: Model;
  licenceIds: ReadonlyMap<number, string>;
  requestIds: readonly string[];
};
type Failing = (requestId: string, fault: Fault) => Promise<void>;

const PERSISTENCE = 5;
const money = (amount: number | undefined) => (amount === undefined ? {} : { maxCharge: { amount, currency: 'EUR' } });

function decision({ mode }: Extract<Act, { kind: 'deleteMember' }>, toMemberId: string) {
  if (mode === null) return {};
  return { numbers: { default: mode === 'reassign' ? { mode, toMemberId } : { mode } } };
}

function callOf(act: Act, { company, model, licenceIds, requestIds }: Names) {
  const member = (index: number) => company.members[index] ?? '';
  const line = (slot: number) => model.lines[slot];
  const numberId = (slot: number) => line(slot)?.id ?? newId('num');
  const licenceId = (label: number) => licenceIds.get(label) ?? newId('lic');
  switch (act.kind) {
    case 'assign': {
      const { kind: _, member: m, slot, maxCharge, ...limits } = act;
      const id = line(slot)?.id ?? null;
      const number = id === null ? { e164: line(slot)?.e164 } : { numberId: id };
      return { command: assignNumber, input: { memberId: member(m), ...number, ...limits, ...money(maxCharge) } };
    }
    case 'reassign':
      return { command: reassignNumber, input: { numberId: numberId(act.slot), memberId: member(act.member) } };
    case 'exchange':
      return {
        command: exchangeNumbers,
        input: { numberId: numberId(act.slot), withNumberId: numberId(act.other) },
      };
    case 'deleteMember':
      return { command: deleteMember, input: { memberId: member(act.member), ...decision(act, member(act.to)) } };
    case 'unassign':
      return { command: unassignNumber, input: { numberId: numberId(act.slot) } };
    case 'delete':
      return { command: deleteNumber, input: { numberId: numberId(act.slot) } };
    case 'restore':
      return { command: restoreNumber, input: { numberId: numberId(act.slot) } };
    case 'purchase':
      return {
        command: purchaseLicences,
        input: { quantity: act.quantity, billingFrequency: act.frequency, ...money(act.maxCharge) },
      };
    case 'remove':
      return { command: scheduleLicenceRemoval, input: { quantity: act.quantity } };
    case 'removeOne':
      return { command: scheduleLicenceRemoval, input: { licenceIds: [licenceId(act.label)] } };
    case 'undo':
      return { command: undoLicenceRemoval, input: { licenceId: licenceId(act.label) } };
    case 'policy':
      return {
        command: setAutoPurchasePolicy,
        input: { autoPurchase: { policy: act.policy, monthlyLicences: act.monthlyLicences } },
      };
    case 'answer': {
      const requestId = requestIds[act.request] ?? newId('arq');
      if (act.how === 'decline') return { command: declineRequest, input: { requestId, reason: 'No' } };
      if (act.how === 'withdraw') return { command: withdrawRequest, input: { requestId } };
      const limits = act.maxPurchases === undefined ? {} : { maxPurchases: act.maxPurchases };
      return { command: approveRequest, input: { requestId, ...limits } };
    }
    case 'settle':
      return { command: settleCompany, input: {} };
  }
}

/** A caller: asks once or twice at once, and, under a key, again while nothing tells what became of it (R9). */
export async function ask(operation: Operation, names: Names, failing: Failing): Promise<Asked> {
  const { command, input } = callOf(operation.act, names);
  const actor = operation.act.kind === 'settle' ? system(names.company.id) : names.company.owner;
  const idempotency = operation.key ? { key: newId('req') } : undefined;
  const once = async (fault: Fault | null): Promise<Attempt> => {
    const context = request();
    if (fault !== null) await failing(context.requestId, fault);
    const { requestId } = context;
    const outcome = await asOtherProcess(() =>
      runCommand(command as typeof assignNumber, actor, input, { request: context, idempotency }),
    ).catch(() => null);
    if (outcome === null) return { requestId, kind: 'lost' };
    if (outcome.ok) return { requestId, kind: 'answered', value: outcome.value };
    return outcome.error.code === 'unavailable'
      ? { requestId, kind: 'lost' }
      : { requestId, kind: 'refused', code: outcome.error.code };
  };
  const attempts = await Promise.all(
    operation.twice && operation.key ? [once(operation.fault), once(null)] : [once(operation.fault)],
  );
  while (operation.key && attempts.every((attempt) => attempt.kind === 'lost') && attempts.length < PERSISTENCE)
    attempts.push(await once(null));
  return { operation, attempts };
}

/** Ends connections of the product, wherever each is in its work. */
export async function killSome(sql: Sql, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'latchkey' and state <> 'idle' order by md5(pid::text || clock_timestamp()::text) limit 1`;
  }
}
