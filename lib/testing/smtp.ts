import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll } from 'vitest';

export type ReceivedMail = { from: string; to: string[]; raw: string };

/** A mail server of the test file's own: keeps what it takes, and answers as told. */
export function smtpServer() {
  const received: ReceivedMail[] = [];
  /** Answers for the next recipients: a status refuses, null takes. Beyond them everything is taken. */
  const answers: (number | null)[] = [];
  let url = '';
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(_address, _session, callback) {
      const status = answers.shift() ?? null;
      if (status === null) return callback();
      callback(Object.assign(new Error('not now, not here'), { responseCode: status }));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : (mailFrom?.address ?? '');
        received.push({ from, to: rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks).toString('utf8') });
        callback(null, 'taken');
      });
    },
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return {
    received,
    answers,
    get url() {
      return url;
    },
  };
}

/** The headers of a mail, unfolded, by lower-case name: all of a name, so that a forged one shows. */
export function headersOf({ raw }: ReceivedMail): Record<string, string[]> {
  const [head = ''] = raw.split('\r\n\r\n');
  const headers: Record<string, string[]> = {};
  for (const line of head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    const key = name.toLowerCase();
    headers[key] = [...(headers[key] ?? []), decoded(value)];
  }
  return headers;
}

/** The parts of a mail by their type, decoded. */
export function partsOf(mail: ReceivedMail): Record<string, string> {
  const boundary = /boundary="([^"]+)"/.exec(mail.raw)?.[1] ?? '';
  const parts: Record<string, string> = {};
  for (const part of mail.raw.split(`--${boundary}`).slice(1, -1)) {
    const [head = '', ...body] = part.trim().split('\r\n\r\n');
    const type = /content-type:\s*([\w/]+)/i.exec(head)?.[1] ?? '';
    const text = body.join('\r\n\r\n');
    parts[type] = /base64/i.test(head)
      ? Buffer.from(text, 'base64').toString('utf8')
      : /quoted-printable/i.test(head)
        ? unquoted(text)
        : text;
  }
  return parts;
}

const unquoted = (text: string): string =>
  Buffer.from(
    text
      .replaceAll(/=\r\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

const decoded = (value: string): string =>
  value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_whole, form: string, text: string) =>
      form.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString('utf8') : unquoted(text.replaceAll('_', ' ')),
    );
