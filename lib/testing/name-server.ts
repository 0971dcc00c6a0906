import { createSocket } from 'node:dgram';
import { isIPv4, isIPv6 } from 'node:net';

const OK = 0x8180;
const NO_SUCH_NAME = 0x8183;
const [A, TXT, AAAA] = [1, 16, 28] as const;

/**
 * Starts a name server on this machine that knows the text records and the addresses it is given: the answer to every
 * question is the question with them behind it.
 */
export async function startNameServer(port = 0) {
  const records = new Map<string, string>();
  const addresses = new Map<string, readonly string[]>();
  const asked: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (question, from) => {
    const labels: string[] = [];
    let at = 12;
    for (let size = question[at] ?? 0; size > 0; size = question[at] ?? 0) {
      labels.push(question.toString('ascii', at + 1, at + 1 + size));
      at += size + 1;
    }
    const name = labels.join('.').toLowerCase();
    asked.push(name);
    const type = question.readUInt16BE(at + 1);
    const [text, hosts] = [records.get(name), addresses.get(name)];
    const values = type === TXT && text !== undefined ? [textValue(text)] : addressValues(type, hosts ?? []);
    const head = Buffer.from(question.subarray(0, 12));
    head.writeUInt16BE(text === undefined && hosts === undefined ? NO_SUCH_NAME : OK, 2);
    head.writeUInt16BE(values.length, 6);
    head.writeUInt16BE(0, 10);
    const answers = values.flatMap((value) => [
      Buffer.from([0xc0, 0x0c, 0, type, 0, 1, 0, 0, 0, 0, 0, value.length]),
      value,
    ]);
    socket.send(Buffer.concat([head, question.subarray(12, at + 5), ...answers]), from.port, from.address);
  });
  await new Promise<void>((resolve, reject) => socket.once('error', reject).bind(port, '127.0.0.1', resolve));
  const address = `127.0.0.1:${socket.address().port}`;
  return { records, addresses, asked, address, stop: () => void socket.close() };
}

function textValue(text: string): Buffer {
  const halves = [text.slice(0, 20), text.slice(20)];
  return Buffer.concat(halves.map((half) => Buffer.concat([Buffer.from([half.length]), Buffer.from(half)])));
}

/** Addresses of the kind that is asked for; those of the sixth version with all their eight parts. */
function addressValues(type: number, hosts: readonly string[]): Buffer[] {
  if (type === A) return hosts.filter(isIPv4).map((host) => Buffer.from(host.split('.').map(Number)));
  if (type !== AAAA) return [];
  return hosts.filter(isIPv6).map((host) =>
    Buffer.from(
      host
        .split(':')
        .map((part) => part.padStart(4, '0'))
        .join(''),
      'hex',
    ),
  );
}
