import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { type Entry, zipOf } from './zip';

async function* some(entries: readonly Entry[]) {
  yield* entries;
}

const archiveOf = async (entries: readonly Entry[]) => {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipOf(some(entries))) pieces.push(piece);
  return { files: unzipSync(new Uint8Array(Buffer.concat(pieces))), pieces };
};

it('an archive holds each file under its name, as it was, and leaves as it is made', async () => {
  const entries = ['a', 'b'].map((name) => ({
    name: `${name}.pdf`,
    content: new TextEncoder().encode(name.repeat(9)),
  }));
  const { files, pieces } = await archiveOf(entries);
  expect(Object.keys(files)).toEqual(['a.pdf', 'b.pdf']);
  expect(strFromU8(files['b.pdf'] ?? new Uint8Array())).toBe('bbbbbbbbb');
  expect(pieces.length).toBeGreaterThan(2);
});

it('an archive of nothing is one all the same', async () => {
  expect((await archiveOf([])).files).toEqual({});
});

it('a failure on the way ends it, so that half an archive never looks whole', async () => {
  async function* broken(): AsyncGenerator<Entry> {
    yield { name: 'a', content: new Uint8Array([1]) };
    throw new Error('lost');
  }
  await expect(drained(zipOf(broken()))).rejects.toThrow('lost');
});

async function drained(pieces: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of pieces);
}
