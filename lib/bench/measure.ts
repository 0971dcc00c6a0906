/** What ran in one slice of time. */
export type Slice = { rate: number; times: number[]; done: number };

/** One way to do the job: called again and again by each caller, or run for a slice by a program of its own. */
export type Contestant = { name: string } & (
  | { once: (caller: number) => Promise<unknown> }
  | { slice: (callers: number, sliceMs: number) => Promise<Slice> }
);

/** What was seen of one contestant: the rate of each round, and the time of every call in milliseconds. */
export type Measured = { name: string; rates: number[]; times: number[] };

export type Interleaving = {
  callers: number;
  rounds: number;
  /** How long each contestant runs in one round. */
  sliceMs: number;
  /** Runs before each slice, untimed: puts back what the job used up. */
  prepare?: (contestant: Contestant) => Promise<void>;
};

/** Runs the contestants in turn, round after round, so that a slow minute of the machine meets all of them. */
export async function interleave(contestants: readonly Contestant[], plan: Interleaving): Promise<Measured[]> {
  const measured = contestants.map(({ name }) => ({ name, rates: [] as number[], times: [] as number[] }));
  for (let round = -1; round < plan.rounds; round += 1) {
    for (const [index, contestant] of contestants.entries()) {
      await plan.prepare?.(contestant);
      // The first round only warms up: plans, connections, compiled code.
      const slice = await runSlice(contestant, plan.callers, round < 0 ? plan.sliceMs / 3 : plan.sliceMs);
      if (round < 0) continue;
      measured[index]?.rates.push(slice.rate);
      measured[index]?.times.push(...slice.times);
    }
  }
  return measured;
}

async function runSlice(contestant: Contestant, callers: number, sliceMs: number): Promise<Slice> {
  if ('slice' in contestant) return contestant.slice(callers, sliceMs);
  const times: number[] = [];
  const begin = performance.now();
  const end = begin + sliceMs;
  const call = async (caller: number) => {
    for (let from = performance.now(); from < end; from = performance.now()) {
      await contestant.once(caller);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => call(caller)));
  return { rate: (times.length * 1000) / (performance.now() - begin), times, done: times.length };
}

/** The value that a share of the others does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The ratio of the usual times: for jobs of one caller. */
export const ratioOfTimes = (part: Measured, whole: Measured): number => median(part.times) / median(whole.times);

/** The median of the ratios of each round: both sides of a ratio ran within seconds of each other. */
export const ratioOfRates = (part: Measured, whole: Measured): number =>
  median(part.rates.map((rate, round) => rate / (whole.rates[round] ?? Number.NaN)));
