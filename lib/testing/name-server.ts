import { createSocket } from 'node:dgram';

const OK = 0x8180;
const NO_SUCH_NAME = 0x8183;

/** Starts a name server on this machine that knows the text records it is given: the answer to every question is the question with them behind it. */
export async function startNameServer(port = 0) {
  const records = new Map<string, string>();
  const socket = createSocket('udp4');
  socket.on('message', (question, from) => {
    const labels: string[] = [];
    let at = 12;
    for (let size = question[at] ?? 0; size > 0; size = question[at] ?? 0) {
      labels.push(question.toString('ascii', at + 1, at + 1 + size));
      at += size + 1;
    }
    const text = records.get(labels.join('.').toLowerCase());
    const head = Buffer.from(question.subarray(0, 12));
    head.writeUInt16BE(text === undefined ? NO_SUCH_NAME : OK, 2);
    head.writeUInt16BE(text === undefined ? 0 : 1, 6);
    head.writeUInt16BE(0, 10);
    const halves = [text?.slice(0, 20) ?? '', text?.slice(20) ?? ''];
    const value = Buffer.concat(halves.map((half) => Buffer.concat([Buffer.from([half.length]), Buffer.from(half)])));
    const start = Buffer.from([0xc0, 0x0c, 0, 16, 0, 1, 0, 0, 0, 0, 0, value.length]);
    const answer = text === undefined ? [] : [start, value];
    socket.send(Buffer.concat([head, question.subarray(12, at + 5), ...answer]), from.port, from.address);
  });
  await new Promise<void>((resolve, reject) => socket.once('error', reject).bind(port, '127.0.0.1', resolve));
  return { records, address: `127.0.0.1:${socket.address().port}`, stop: () => void socket.close() };
}
