import { v7 } from 'uuid';
import { DomainError } from './domain-error';

/** The kinds of things that have an outward id, by their prefix. */
export const ID_PREFIXES = [
  'com',
  'acc',
  'ses',
  'mem',
  'dep',
  'num',
  'lic',
  'sub',
  'pur',
  'asg',
  'evt',
  'opr',
  'key',
  'req',
  'viw',
  'msg',
  'arq',
  'imp',
  'inv',
  'chg',
  'pay',
  'agr',
  'gra',
  'whk',
  'pch',
  'alr',
] as const;
export type IdPrefix = (typeof ID_PREFIXES)[number];
export type Id<P extends IdPrefix> = `${P}_${string}`;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HEX = /^[0-9a-f]{32}$/;

/** A new outward id: prefix, underscore and a time-ordered UUIDv7 as 32 hexadecimal digits. */
export function newId<P extends IdPrefix>(prefix: P): Id<P> {
  return fromUuid(prefix, v7());
}

/** The outward id of a database uuid. */
export function fromUuid<P extends IdPrefix>(prefix: P, uuid: string): Id<P> {
  return `${prefix}_${uuid.replaceAll('-', '')}`;
}

/** Whether the text has the form of such an id. */
export function isId<P extends IdPrefix>(prefix: P, text: string): text is Id<P> {
  return text.startsWith(`${prefix}_`) && HEX.test(text.slice(prefix.length + 1));
}

/**
 * The database uuid of an outward id. A malformed id names nothing, so it throws `not_found` like an unknown one (R25).
 */
export function toUuid(prefix: IdPrefix, id: string): string {
  if (!isId(prefix, id)) throw new DomainError('not_found');
  const hex = id.slice(prefix.length + 1);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Whether the text is a lower-case uuid: checked before it enters a SET statement, which takes no parameters. */
export const isUuid = (text: string): boolean => UUID.test(text);
