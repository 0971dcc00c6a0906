/** How the simulator runs: by chance, or again the very history of a failure. */
export type Plan = { numRuns: number; timeLimitMs: number; times: number; seed?: number; path?: string };

const numberOf = (text: string | undefined): number | undefined =>
  text === undefined || text === '' ? undefined : Number(text);

/** SIMULATION_SEED and SIMULATION_PATH repeat a failure; SIMULATION_RUNS and SIMULATION_SECONDS look longer. */
export function planOf(surroundings: Readonly<Record<string, string | undefined>> = process.env): Plan {
  const seed = numberOf(surroundings.SIMULATION_SEED);
  const path = surroundings.SIMULATION_PATH;
  const replays = path !== undefined && path !== '';
  return {
    numRuns: numberOf(surroundings.SIMULATION_RUNS) ?? 150,
    timeLimitMs: (numberOf(surroundings.SIMULATION_SECONDS) ?? 40) * 1000,
    ...(seed !== undefined && { seed }),
    // The callers of a history race: the very one may come out well once.
    times: replays ? 30 : 1,
    ...(replays && { path }),
  };
}
