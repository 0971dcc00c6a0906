import { AUDIT_ACTIONS, type AuditAction } from '@/lib/access';

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
  { key: 'takenOut', prefixes: ['accounting', 'audit', 'licences', 'members', 'numbers'] },
  { key: 'view', prefixes: ['view', 'list_preferences'] },
  { key: 'support', prefixes: ['support'] },
  { key: 'api_key', prefixes: ['api_key'] },
] as const;

type GroupKey = (typeof GROUPS)[number]['key'] | 'other';
export type ActionGroup = {
  key: GroupKey;
  /** The filter that means all of them, where they have it in common. */
  filter: string | null;
  actions: readonly AuditAction[];
};

const prefixOf = (action: string): string => action.split('.')[0] ?? '';

/** Every action there is, each in one group; what belongs to none is among the others. */
export const ACTION_GROUPS: readonly ActionGroup[] = [
  ...GROUPS.map(({ key, prefixes }): ActionGroup => {
    const actions = AUDIT_ACTIONS.filter((action) => prefixes.some((prefix) => prefix === prefixOf(action)));
    return { key, actions, filter: prefixes.length === 1 && actions.length > 1 ? prefixes[0] : null };
  }),
  {
    key: 'other',
    filter: null,
    actions: AUDIT_ACTIONS.filter((action) =>
      GROUPS.every(({ prefixes }) => prefixes.every((prefix) => prefix !== prefixOf(action))),
    ),
  },
];

export const isKnownAction = (action: string): action is AuditAction => AUDIT_ACTIONS.some((known) => known === action);
