/**
 * The keys under which server state is kept in the browser: [noun, what, …what it depends on].
 * Forget by the noun: `client.resetQueries({ queryKey: queryKeys.members.all })`. What was found before an act is then not
 * offered while it is asked for again, as it would be if it were only invalidated.
 */
export const queryKeys = {
  members: {
    all: ['members'] as const,
    search: ['members', 'search'] as const,
  },
  numbers: {
    all: ['numbers'] as const,
    assignable: ['numbers', 'assignable'] as const,
    held: ['numbers', 'held'] as const,
  },
  imports: {
    progress: ['imports', 'progress'] as const,
  },
} as const;
