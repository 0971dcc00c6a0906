import { setTimeout } from 'node:timers/promises';

/** Who waits to be served, and how one of them is: gives how much was done. */
type Served<T> = {
  find: (most: number) => Promise<readonly T[]>;
  keyOf: (who: T) => string;
  serve: (who: T) => Promise<number>;
};

/** Serves many side by side, each in a lane of its own and never in two: who is slow holds up nobody else. */
export class Lanes<T> {
  private readonly open = new Map<string, Promise<number>>();
  private over = false;

  constructor(
    private readonly most: number,
    private readonly served: Served<T>,
  ) {}

  /** Whether nothing new is to be taken. */
  get stopped(): boolean {
    return this.over;
  }

  /** Opens a lane for each that waits and has none; gives the lanes that this opened. */
  async begin(): Promise<Promise<number>[]> {
    const room = this.most - this.open.size;
    if (room <= 0) return [];
    const { find, keyOf, serve } = this.served;
    const due = await find(this.most);
    const waiting = due.filter((who) => !this.open.has(keyOf(who))).slice(0, room);
    return waiting.map((who) => {
      const lane = serve(who).finally(() => this.open.delete(keyOf(who)));
      this.open.set(keyOf(who), lane);
      return lane;
    });
  }

  /** Takes nothing new and waits for what is under way, though not for long: it would go out again. */
  async stop(patienceMs: number): Promise<void> {
    this.over = true;
    await Promise.race([Promise.all(this.open.values()), setTimeout(patienceMs, undefined, { ref: false })]);
  }
}
