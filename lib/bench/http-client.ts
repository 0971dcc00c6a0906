import { Agent, type IncomingMessage, request } from 'node:http';
import { gunzipSync } from 'node:zlib';

export type Call = { method?: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string };
/** `bytes` is what travelled. */
export type Answer = { status: number; text: string; bytes: number };

/** Calls one server of this machine over connections that stay open, one per caller. */
export class HttpClient {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(readonly origin: string) {}

  send({ method = 'GET', path, headers = {}, body }: Call): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const options = { method, agent: this.agent, headers: { 'accept-encoding': 'gzip', ...length, ...headers } };
      const sent = request(`${this.origin}${path}`, options, (response) => {
        read(response).then(resolve, reject);
      });
      sent.once('error', reject);
      sent.end(body);
    });
  }

  /** The answer, which must have this status. */
  async expect(status: number, call: Call): Promise<Answer> {
    const answer = await this.send(call);
    if (answer.status === status) return answer;
    throw new Error(`${call.path} answered ${answer.status} instead of ${status}: ${answer.text.slice(0, 300)}`);
  }

  close(): void {
    this.agent.destroy();
  }
}

async function read(response: IncomingMessage): Promise<Answer> {
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part);
  const whole = Buffer.concat(parts);
  const isZipped = response.headers['content-encoding'] === 'gzip';
  return {
    status: response.statusCode ?? 0,
    text: (isZipped ? gunzipSync(whole) : whole).toString('utf8'),
    bytes: whole.length,
  };
}
