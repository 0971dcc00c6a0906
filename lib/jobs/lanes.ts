import { setTimeout } from 'node:timers/promises';

/** Who waits to be served, and how one of them is: gives how much was done. */
type Served<T> = {
  find: (most: number) => Promise<readonly T[]>;
  keyOf: (who: T) => string;
  serve: (who: T) => Promise<number>;
  /** Whose they are, and how many of one are served at a time: nobody has all lanes. */
  owner?: { of: (who: T) => string; most: number };
};

/** Serves many side by side, each in a lane of its own and never in two: who is slow holds up nobody else. */
export class Lanes<T> {
  private readonly open = new Map<string, { who: T; lane: Promise<number> }>();
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
    if (this.open.size >= this.most) return [];
    const { find, keyOf, serve } = this.served;
    const opened: Promise<number>[] = [];
    for (const who of await find(this.most)) {
      const key = keyOf(who);
      if (this.open.has(key) || !this.hasRoomFor(who)) continue;
      const lane = serve(who).finally(() => this.open.delete(key));
      this.open.set(key, { who, lane });
      opened.push(lane);
    }
    return opened;
  }

  private hasRoomFor(who: T): boolean {
    if (this.open.size >= this.most) return false;
    const { owner } = this.served;
    if (owner === undefined) return true;
    const theirs = [...this.open.values()].filter((one) => owner.of(one.who) === owner.of(who));
    return theirs.length < owner.most;
  }

  /** Takes nothing new and waits for what is under way, though not for long: it would go out again. */
  async stop(patienceMs: number): Promise<void> {
    this.over = true;
    const lanes = [...this.open.values()].map(({ lane }) => lane);
    await Promise.race([Promise.all(lanes), setTimeout(patienceMs, undefined, { ref: false })]);
  }
}
