import pino from 'pino';
import { env } from '@/lib/env';

/** Names whose values are secrets or tell about a person; wherever one appears up to three levels deep it is replaced. */
const secrets = 'authorization cookie cookies ["set-cookie"] password passwordHash secret token apiKey key sessionId';
const variables = 'DATABASE_URL AUTH_SECRET SMTP_URL DEMO_PASSWORD';
const personal = 'email e164 phone firstName lastName';
const hidden = `${secrets} ${variables} ${personal}`.split(' ');
const at = (prefix: string) => (name: string) => (name.startsWith('[') ? `${prefix}${name}` : `${prefix}.${name}`);
const paths = [...hidden, ...hidden.map(at('*')), ...hidden.map(at('*.*'))];

/** Drizzle and PostgreSQL put a statement's values into messages and details: those stay out of the log. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const withoutValues = (text: string) => text.replace(/\nparams: [^\n]*/g, '');
  const facts = ['code', 'severity', 'constraint_name', 'table_name'].map((name) => [name, Reflect.get(error, name)]);
  return {
    type: error.name,
    message: withoutValues(error.message),
    stack: error.stack && withoutValues(error.stack),
    ...Object.fromEntries(facts.filter(([, value]) => value !== undefined)),
    ...(error.cause ? { cause: describeError(error.cause) } : {}),
  };
}

/** The one logger: JSON lines on standard error, so that a command's standard output stays its own. */
export const log = pino(
  {
    level: env.LOG_LEVEL,
    base: undefined,
    redact: { paths, censor: '[hidden]' },
    serializers: { err: describeError, error: describeError },
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  pino.destination({ fd: 2, sync: true }),
);
