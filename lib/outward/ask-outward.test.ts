import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnswerBroken, askOutward } from './ask-outward';
import { isLoopback } from './public-address';

const limits = { mayReach: isLoopback, waitMs: 60_000, most: 1_024, beyond: 'refused' } as const;
const open = new Set<Socket>();
let answer = '';
let endsAfter = false;
// Says what it is told to, whatever it is asked: a server of HTTP would not say all of it.
const server = createServer((socket) => {
  open.add(socket);
  socket.on('error', () => undefined);
  socket.once('data', () => (endsAfter ? socket.end(answer) : socket.write(answer)));
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  for (const socket of open) socket.destroy();
  server.close();
});

/** What comes of asking who says these lines, and keeps the connection open. */
function asked(lines: string[], { ends = false, ...more }: { ends?: boolean; waitMs?: number } = {}) {
  [answer, endsAfter] = [lines.join('\r\n'), ends];
  const { port } = server.address() as AddressInfo;
  return askOutward(`http://127.0.0.1:${port}/`, {}, { ...limits, ...more }).then(
    ({ status }) => status,
    (error: unknown) => error,
  );
}

describe('who is asked and', () => {
  it.each([
    [101, 'switches to another protocol', ['Upgrade: tunnel', 'Connection: Upgrade']],
    [101, 'says that it switches, and not to what', []],
    [999, 'answers what is no status', ['Content-Length: 0']],
  ])('says %s and %s has not answered', async (status, _name, lines) => {
    const error = await asked([`HTTP/1.1 ${status} So`, ...lines, '', '']);
    expect(error).toBeInstanceOf(AnswerBroken);
    expect(error).toMatchObject({ status });
  });

  it.each<[string, string[]]>([
    ['says nothing', []],
    ['says again and again that it goes on', ['HTTP/1.1 102 Processing', '', 'HTTP/1.1 102 Processing', '', '']],
    ['begins an answer', ['HTTP/1.1 200 OK']],
  ])('%s is waited for only so long', async (_name, lines) => {
    expect(await asked(lines, { waitMs: 200 })).toMatchObject({ name: 'TimeoutError' });
  });

  it('goes away without an answer is not waited for', async () => {
    expect(await asked([], { ends: true })).toBeInstanceOf(Error);
  });

  it.each([
    ['is silent in the middle of its answer', { waitMs: 200 }, { name: 'TimeoutError' }],
    ['goes away in the middle of it', { ends: true }, { code: 'ECONNRESET' }],
  ])('%s has said its status all the same', async (_name, how, cause) => {
    const lines = ['HTTP/1.1 503 Busy', 'Content-Length: 9', '', 'be'];
    expect(await asked(lines, how)).toMatchObject({ status: 503, cause });
  });

  it('says more than is taken is refused', async () => {
    const lines = ['HTTP/1.1 200 OK', 'Content-Length: 5000', '', 'x'.repeat(5_000)];
    expect(await asked(lines)).toMatchObject({ cause: { message: 'the answer is too large' } });
  });
});
