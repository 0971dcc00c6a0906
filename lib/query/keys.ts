/**
 * The keys under which server state is kept in the browser: [noun, what, …what it depends on].
 * Invalidate by the noun: `client.invalidateQueries({ queryKey: queryKeys.members.all })`.
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
