import { ACTION_GROUPS, type ActionGroup } from './action-groups';
import { pageOfThing } from './links';
import { PATH } from './path';

/** Which log a page shows: where its pages are, what happens in it, and where the things are that it names. */
export type LogPlace = {
  path: string;
  groups: readonly ActionGroup[];
  /** The page of what an id names, which the reader of the log may see; null where there is none. */
  pageOf: (id: string) => string | null;
  /** What the log calls things that have no id of ours; null for everything else. */
  thing: (id: string) => string | null;
};

/** A company's log, in its own console. */
export const COMPANY_LOG: LogPlace = { path: PATH, groups: ACTION_GROUPS, pageOf: pageOfThing, thing: () => null };
