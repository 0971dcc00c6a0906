import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from './domain-error';
import { type Page, pageOfRows, pageStart } from './page';

const LIST = 'rows:all';

/** Reads one page of whole numbers as a repository would: one row more than the limit, backwards when asked. */
function read(rows: readonly number[], limit: number, cursor?: string): Page<number> {
  const start = pageStart(LIST, cursor, 1);
  const edge = Number(start?.key[0]);
  const ordered =
    start === null
      ? [...rows]
      : start.direction === 'after'
        ? rows.filter((row) => row > edge)
        : rows.filter((row) => row < edge).toReversed();
  return pageOfRows(
    LIST,
    start,
    limit,
    ordered.slice(0, limit + 1),
    (row) => [row],
    (row) => row,
  );
}

/** Follows cursors to the end and back to the beginning. */
function walk(rows: readonly number[], limit: number): { there: number[][]; back: number[][] } {
  const there: number[][] = [];
  let page = read(rows, limit);
  for (;;) {
    there.push(page.data);
    if (page.nextCursor === null) break;
    page = read(rows, limit, page.nextCursor);
  }
  const back: number[][] = [];
  while (page.previousCursor !== null) {
    page = read(rows, limit, page.previousCursor);
    back.unshift(page.data);
  }
  return { there, back };
}

describe('keyset pages', () => {
  it('show every row once, forwards and backwards, whatever the page size', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (numbers, limit) => {
          const rows = numbers.toSorted((a, b) => a - b);
          const { there, back } = walk(rows, limit);
          expect(there.flat()).toEqual(rows);
          expect(there.every((page) => page.length <= limit)).toBe(true);
          expect([...back, ...there.slice(-1)].flat()).toEqual(rows);
        },
      ),
    );
  });

  it('have no cursor where there is no page', () => {
    expect(read([], 5)).toEqual({ data: [], nextCursor: null, previousCursor: null });
    expect(read([1, 2, 3, 4, 5], 5)).toMatchObject({ nextCursor: null, previousCursor: null });
    const first = read([1, 2, 3], 2);
    expect(first.previousCursor).toBeNull();
    const second = read([1, 2, 3], 2, first.nextCursor ?? '');
    expect(second).toMatchObject({ data: [3], nextCursor: null });
    expect(read([1, 2, 3], 2, second.previousCursor ?? '')).toMatchObject({ data: [1, 2], previousCursor: null });
  });
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a cursor that is not one of this list is an invalid field, never an error of ours', () => {
  it.each([
    ['not base64', '%%%'],
    ['not JSON', Buffer.from('{').toString('base64url')],
    ['no array', encode({ list: LIST })],
    ['another list', encode(['other', 'after', 1])],
    ['other filters', encode([`${LIST}:x`, 'after', 1])],
    ['no direction', encode([LIST, 'sideways', 1])],
    ['too few keys', encode([LIST, 'after'])],
    ['too many keys', encode([LIST, 'after', 1, 2])],
    ['an object as a key', encode([LIST, 'after', { a: 1 }])],
    ['a fraction', encode([LIST, 'after', 1.5])],
    ['a number past what is exact', encode([LIST, 'after', 2 ** 60])],
    ['a null byte', encode([LIST, 'after', 'a\u0000'])],
    ['a long key', encode([LIST, 'after', 'a'.repeat(401)])],
    ['nothing', ''],
  ])('%s', (_case, cursor) => {
    const read = () => pageStart(LIST, cursor, 1);
    expect(read).toThrow(DomainError);
    expect(read).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        details: { errors: [expect.objectContaining({ pointer: '/cursor' })] },
      }),
    );
  });

  it('any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => pageStart(LIST, text, 1)).toThrow(DomainError);
      }),
    );
  });
});
