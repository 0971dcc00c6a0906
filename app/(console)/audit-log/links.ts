import { PATH } from './path';

/** Where the pages of things are, by the prefix of their ids; what has none has no page of its own. */
const PAGES: Readonly<Record<string, string>> = {
  mem: '/manage-team/members',
  num: '/manage-product/numbers',
  lic: '/manage-product/licences',
  pur: '/manage-product/licences/purchases',
  inv: '/billing/invoices',
  arq: '/manage-team/requests',
  imp: '/imports',
  opr: '/manage-team/members/departures',
  evt: PATH,
};

export const THINGS = [
  'mem',
  'num',
  'lic',
  'pur',
  'dep',
  'com',
  'key',
  'inv',
  'pay',
  'arq',
  'pch',
  'imp',
  'opr',
  'sub',
  'viw',
  'msg',
  'agr',
  'asg',
  'evt',
  'chg',
  'acc',
  'ses',
  'req',
  'gra',
  'whk',
  'alr',
] as const;
type Thing = (typeof THINGS)[number];

/** What kind of thing an id names; null for what is no id. */
export const thingOf = (id: string): Thing | null => THINGS.find((prefix) => id.startsWith(`${prefix}_`)) ?? null;

/** The page of what an id names, which the reader of the log may see; null where there is none. */
export function pageOfThing(id: string): string | null {
  const page = PAGES[id.slice(0, 3)];
  return page === undefined || thingOf(id) === null ? null : `${page}/${id}`;
}
