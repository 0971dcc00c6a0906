import { connect } from 'node:net';
import postgres, { type Sql } from 'postgres';
import { env } from '@/lib/env';
import { abandonPool, reopenPool } from './client';

/** How long a question may stay unanswered: with the rest of a request it keeps an answer under three seconds. */
const PATIENCE_MS = 2_000;
const PAUSE_MS = 500;
/** An answer this recent counts for the next request too. */
const FRESH_MS = 50;
/** Without requests nobody needs to know. */
const RESTS_AFTER_MS = 60_000;

type Heart = {
  alive: boolean;
  answeredAt: number;
  askedAt: number;
  client?: Sql | undefined;
  ping?: Promise<boolean> | undefined;
  beat?: Promise<boolean> | undefined;
  next?: NodeJS.Timeout | undefined;
};

const HEART = Symbol.for('latchkey.heart');
const store = globalThis as unknown as { [HEART]?: Heart };

/** One for the process: proxy, pages and routes are bundled apart. */
function heart(): Heart {
  store[HEART] ??= { alive: false, answeredAt: 0, askedAt: 0 };
  return store[HEART];
}

/**
 * Whether the database answers, at most two seconds later. It does not when it takes no connection or leaves a ping
 * unanswered; a statement that runs long or waits for a lock is neither. While somebody asks, the database is watched:
 * when it is lost, everything that still waits for it fails at once instead of waiting on.
 */
export function isDatabaseAlive(): Promise<boolean> {
  const state = heart();
  const watched = state.next !== undefined || state.beat !== undefined;
  state.askedAt = performance.now();
  if (!watched) return beat(state);
  if (!state.alive) return state.answeredAt === 0 && state.beat ? state.beat : Promise.resolve(false);
  if (performance.now() - state.answeredAt < FRESH_MS) return Promise.resolve(true);
  return ping(state).then((answered) => (answered ? true : lose(state)));
}

/** Stops watching: for tests and programs that end. */
export async function stopHeartbeat(): Promise<void> {
  const state = heart();
  clearTimeout(state.next);
  delete store[HEART];
  reopenPool();
  await state.client?.end({ timeout: 0 });
}

/** Asks once in every way, and again after a pause. */
function beat(state: Heart): Promise<boolean> {
  clearTimeout(state.next);
  state.next = undefined;
  state.beat ??= Promise.all([ping(state), takesConnections()]).then((answers) => {
    state.beat = undefined;
    state.alive = answers.every(Boolean);
    if (!state.alive) lose(state);
    const watches = store[HEART] === state && performance.now() - state.askedAt < RESTS_AFTER_MS;
    if (watches) state.next = setTimeout(() => void beat(state), PAUSE_MS).unref();
    if (state.alive || !watches) reopenPool();
    return state.alive;
  });
  return state.beat;
}

function lose(state: Heart): false {
  state.alive = false;
  abandonPool();
  const { client } = state;
  state.client = undefined;
  void client?.end({ timeout: 0 }).catch(() => undefined);
  return false;
}

/** A question over a connection that is held for it; several at once share one. */
function ping(state: Heart): Promise<boolean> {
  state.client ??= postgres(env.DATABASE_URL, {
    max: 1,
    connect_timeout: PATIENCE_MS / 1000,
    idle_timeout: 0,
    fetch_types: false,
    prepare: false,
    onnotice: () => undefined,
    connection: { application_name: 'latchkey heartbeat' },
  });
  const { client } = state;
  state.ping ??= inTime(client`select 1`.then(() => true)).then((answered) => {
    state.ping = undefined;
    if (answered) state.answeredAt = performance.now();
    return answered;
  });
  return state.ping;
}

// PostgreSQL's SSLRequest: answered by one letter before any credentials, so that it shows whether connections are taken.
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

function takesConnections(): Promise<boolean> {
  const { hostname, port, searchParams } = new URL(env.DATABASE_URL);
  // A Unix socket or a list of hosts: left to the held connection.
  if (hostname === '' || hostname.includes(',') || searchParams.has('host')) return Promise.resolve(true);
  const socket = connect(Number(port || 5432), hostname.replace(/^\[|\]$/g, ''));
  const answered = new Promise<boolean>((resolve) => {
    socket.once('connect', () => socket.write(SSL_REQUEST));
    socket.once('data', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
  return inTime(answered).finally(() => socket.destroy());
}

/** False when it fails or takes too long. */
function inTime(answer: Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    // A busy process may look at its clock before it looks at its sockets: one more look, then it is late.
    const late = setTimeout(() => setImmediate(() => setImmediate(() => resolve(false))), PATIENCE_MS);
    const settle = (value: boolean) => {
      clearTimeout(late);
      resolve(value);
    };
    answer.then(settle, () => settle(false));
  });
}
