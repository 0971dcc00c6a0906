import type { MemberChoice } from '../../../../manage-product/pickers';

export const KINDS = ['deactivated', 'deleted'] as const;
export type Kind = (typeof KINDS)[number];

export const HISTORIES = ['keep', 'transfer', 'delete'] as const;
export type History = (typeof HISTORIES)[number];

export type Mode = 'keep' | 'unassign' | 'reassign' | 'delete';

/** The decisions there are: only who stays in the company can keep a number (R14, R15). */
export const modesOf = (kind: Kind): Mode[] =>
  kind === 'deactivated' ? ['keep', 'unassign', 'reassign', 'delete'] : ['unassign', 'reassign', 'delete'];

/** One decision as it is being made. */
export type Choice = { mode: Mode; to: MemberChoice | null; history: History };

/** A decision for all numbers, and those that differ from it. */
export type Choices = { all: Choice; own: Readonly<Record<string, Choice>> };

export const startOf = (kind: Kind): Choices => ({
  all: { mode: kind === 'deactivated' ? 'keep' : 'unassign', to: null, history: 'keep' },
  own: {},
});

/** The decision that holds for a number. */
export const choiceFor = ({ all, own }: Choices, numberId: string): Choice => own[numberId] ?? all;

/** Who leaves for good keeps nothing: such a decision falls back to the kind's first one. */
export function adapt({ all, own }: Choices, kind: Kind): Choices {
  const fits = (choice: Choice) => modesOf(kind).includes(choice.mode);
  return {
    all: fits(all) ? all : startOf(kind).all,
    own: Object.fromEntries(Object.entries(own).filter(([, choice]) => fits(choice))),
  };
}

/** Each number named with its decision: one that is assigned meanwhile is not decided about unseen. */
export function decisionsOf<M extends Mode>(choices: Choices, numberIds: readonly string[], modes: readonly M[]) {
  return numberIds.map((numberId) => {
    const { mode, to, history } = choiceFor(choices, numberId);
    if (mode === 'reassign') return { numberId, mode, toMemberId: to?.id ?? '', history } as const;
    const known = modes.find((one) => one === mode);
    return { numberId, mode: known ?? ('unassign' as const) };
  });
}

/** How many numbers go which way. */
export function countModes(choices: Choices, numberIds: readonly string[]): Record<Mode, number> {
  const counts = { keep: 0, unassign: 0, reassign: 0, delete: 0 };
  for (const id of numberIds) counts[choiceFor(choices, id).mode] += 1;
  return counts;
}

/** The numbers whose decision still lacks the member they go to; `all` stands for the decision for all. */
export function missingTargets(choices: Choices, numberIds: readonly string[]): string[] {
  const lacks = ({ mode, to }: Choice) => mode === 'reassign' && to === null;
  const own = Object.entries(choices.own).flatMap(([id, choice]) => (lacks(choice) ? [id] : []));
  const usesAll = numberIds.some((id) => choices.own[id] === undefined);
  return usesAll && lacks(choices.all) ? ['all', ...own] : own;
}
