import { expect, it } from 'vitest';
import { DomainError } from '@/lib/kernel/domain-error';
import { inTurn } from './turns';

/** A piece of work that a test ends when it likes. */
function piece() {
  const started: string[] = [];
  const ends: { resolve: (value: string) => void; reject: (error: unknown) => void }[] = [];
  const begin = (company: string, name: string) =>
    inTurn(company, () => {
      started.push(name);
      return new Promise<string>((resolve, reject) => ends.push({ resolve, reject }));
    });
  return { started, ends, begin };
}

const turnOver = () => new Promise((resolve) => setImmediate(resolve));

it('three pieces of one company run at once, the others in the order in which they came', async () => {
  const { started, ends, begin } = piece();
  const all = ['a', 'b', 'c', 'd', 'e'].map((name) => begin('one', name));
  const other = begin('two', 'x');
  expect(started).toEqual(['a', 'b', 'c', 'x']);
  ends[1]?.resolve('done');
  await turnOver();
  expect(started).toEqual(['a', 'b', 'c', 'x', 'd']);
  ends[0]?.reject(new Error('refused'));
  await expect(all[0]).rejects.toThrow('refused');
  expect(started).toEqual(['a', 'b', 'c', 'x', 'd', 'e']);
  for (const end of ends) end.resolve('done');
  expect(await Promise.all([...all.slice(1), other])).toEqual(Array(5).fill('done'));
  const again = begin('one', 'f');
  expect(started.at(-1)).toBe('f');
  ends.at(-1)?.resolve('done');
  await again;
});

it('who waits behind a call that lost the database is told so at once, and the next one starts anew', async () => {
  const { started, ends, begin } = piece();
  const all = ['a', 'b', 'c', 'd', 'e'].map((name) => begin('one', name));
  ends[0]?.reject(new DomainError('unavailable'));
  const answers = await Promise.allSettled([all[0], all[3], all[4]]);
  expect(answers.map((answer) => answer.status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(started).toEqual(['a', 'b', 'c']);
  const next = begin('one', 'f');
  expect(started.at(-1)).toBe('f');
  for (const end of ends) end.resolve('done');
  await Promise.all([all[1], all[2], next]);
});
