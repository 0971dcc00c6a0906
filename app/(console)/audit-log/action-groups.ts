import { AUDIT_ACTIONS, type AuditAction, OPERATOR_ACTIONS, type OperatorAction } from '@/lib/access';

/** How actions are offered to choose from: by what they are about, the frequent ones first. */
const GROUPS = [
  { key: 'number', prefixes: ['number'] },
  { key: 'licence', prefixes: ['licence'] },
  { key: 'member', prefixes: ['member'] },
  { key: 'request', prefixes: ['request'] },
  { key: 'department', prefixes: ['department'] },
  { key: 'company', prefixes: ['company'] },
  { key: 'subscription', prefixes: ['subscription'] },
  { key: 'invoice', prefixes: ['invoice', 'credit_note'] },
  { key: 'import', prefixes: ['import'] },
  { key: 'takenOut', prefixes: ['accounting', 'audit', 'licences', 'members', 'numbers', 'usage'] },
  { key: 'view', prefixes: ['view', 'list_preferences', 'first_steps'] },
  { key: 'support', prefixes: ['support'] },
  { key: 'api_key', prefixes: ['api_key'] },
  { key: 'webhook_endpoint', prefixes: ['webhook_endpoint'] },
  { key: 'alert', prefixes: ['alert', 'alert_settings', 'notification'] },
] as const;

/** The same for the operator's own log. */
const OPERATORS = [
  { key: 'prices', prefixes: ['plan', 'price'] },
  { key: 'stock', prefixes: ['inventory', 'quarantine'] },
  { key: 'staff', prefixes: ['staff'] },
  { key: 'system', prefixes: ['settings', 'job'] },
] as const;

type KnownAction = AuditAction | OperatorAction;
type Group = (typeof GROUPS)[number] | (typeof OPERATORS)[number];
type GroupKey = Group['key'] | 'other';
export type ActionGroup = {
  key: GroupKey;
  /** The filter that means all of them, where they have it in common. */
  filter: string | null;
  actions: readonly KnownAction[];
};

const prefixOf = (action: string): string => action.split('.')[0] ?? '';

/** Every action of a log, each in one group; what belongs to none is among the others. */
function grouped(groups: readonly Group[], all: readonly KnownAction[]): ActionGroup[] {
  const isOf = ({ prefixes }: Group, action: string) => prefixes.some((prefix) => prefix === prefixOf(action));
  const others = all.filter((action) => !groups.some((group) => isOf(group, action)));
  const named = groups.map((group): ActionGroup => {
    const actions = all.filter((action) => isOf(group, action));
    const [only, ...more] = group.prefixes;
    return { key: group.key, actions, filter: more.length === 0 && actions.length > 1 ? only : null };
  });
  return others.length === 0 ? named : [...named, { key: 'other', filter: null, actions: others }];
}

export const ACTION_GROUPS: readonly ActionGroup[] = grouped(GROUPS, AUDIT_ACTIONS);
export const OPERATOR_GROUPS: readonly ActionGroup[] = grouped(OPERATORS, OPERATOR_ACTIONS);

const KNOWN: readonly string[] = [...AUDIT_ACTIONS, ...OPERATOR_ACTIONS];
export const isKnownAction = (action: string): action is KnownAction => KNOWN.includes(action);
