import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';

const isOrigin = (url: string) => URL.canParse(url) && new URL(url).pathname === '/' && !/[?#]/.test(url);

const isNameServer = (server: string): boolean => {
  const [, address = server, port = '53'] = /^(?:\[?)([0-9a-f.:]+?)\]?(?::(\d{1,5}))?$/i.exec(server) ?? [];
  return isIP(address) > 0 && Number(port) < 65_536;
};

/** Every variable, its default, and in `describe` what it expects: the sentence a bad value is answered with. */
const schema = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('a PostgreSQL address such as postgres://user:password@host:5432/database'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .default('3000')
    .transform(Number)
    .pipe(z.number().min(1).max(65_535))
    .describe('a whole number from 1 to 65535'),
  APP_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isOrigin)
    .transform((url) => new URL(url).origin)
    .optional()
    .describe('the public address, http:// or https://, without a path'),
  AUTH_SECRET: z.string().min(32).optional().describe('at least 32 random characters'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('a mail server such as smtp://user:password@host:587'),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<]@[^\s@>]+>?$/)
    .default('Latchkey <no-reply@localhost>')
    .describe('a sender such as Latchkey <no-reply@example.com>'),
  DEMO: z.enum(['1', '0']).optional().describe('1 or 0'),
  DEMO_PASSWORD: z.string().max(128).optional().describe('at most 128 characters'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('fatal, error, warn, info, debug, trace or silent'),
  WORKER: z.enum(['inline', 'off']).default('inline').describe('inline or off'),
  RATE_LIMIT: z.enum(['on', 'off']).default('on').describe('on or off'),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^\d$/)
    .default('0')
    .transform(Number)
    .describe('how many reverse proxies of your own stand in front, 0 to 9'),
  DNS_SERVERS: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((server) => server.trim() || []))
    .refine((servers) => servers.every(isNameServer))
    .describe('addresses of name servers such as 192.0.2.53, with a port as in 192.0.2.53:5353, separated by commas'),
  SSO_LOOPBACK_ISSUERS: z.enum(['on', 'off']).default('off').describe('on or off'),
  WEBHOOK_LOCAL_TARGETS: z.enum(['on', 'off']).default('off').describe('on or off'),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((folder) => path.resolve(folder))
    .describe('a folder'),
});

/** The settings after validation, with their defaults. DATABASE_URL is absent when the embedded database is to be used. */
export type Settings = Omit<z.output<typeof schema>, 'APP_URL' | 'DEMO'> & { APP_URL: string; DEMO: boolean };
/** What a running process sees: the launcher has filled in what was left out. */
export type Environment = Settings & { DATABASE_URL: string; AUTH_SECRET: string };
type Source = Readonly<Record<string, string | undefined>>;

/** Reads and checks the variables; an empty one counts as absent. Values are never repeated: they may be secrets. */
export function readEnvironment(source: Source): { ok: true; settings: Settings } | { ok: false; problems: string[] } {
  const fields = Object.entries(schema.shape);
  const parsed = schema.safeParse(
    Object.fromEntries(fields.map(([name]) => [name, source[name]?.trim() || undefined])),
  );
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0]));
    const bad = fields.filter(([name]) => wrong.has(name));
    return { ok: false, problems: bad.map(([name, field]) => `${name} must be ${field.description}.`) };
  }
  const { APP_URL, DEMO, ...rest } = parsed.data;
  const settings = {
    ...rest,
    APP_URL: APP_URL ?? `http://localhost:${rest.PORT}`,
    DEMO: DEMO ? DEMO === '1' : rest.DATABASE_URL === undefined,
  };
  return { ok: true, settings };
}

let known: Settings | undefined;

function settingsOfThisProcess(): Settings {
  if (known) return known;
  const result = readEnvironment(process.env);
  if (!result.ok) throw new Error(result.problems.join('\n'));
  known = result.settings;
  return known;
}

/** Read at first use, not at import: a build has no database and no secret. */
export const env = new Proxy<Partial<Environment>>(
  {},
  {
    get(_target, name) {
      const value: unknown = Reflect.get(settingsOfThisProcess(), name);
      if (value === undefined && (name === 'DATABASE_URL' || name === 'AUTH_SECRET')) {
        throw new Error(`${name} is missing. It must be ${schema.shape[name].description}.`);
      }
      return value;
    },
  },
) as Environment;

/** Whether this is a development server: Next puts the constant in at build time. */
export const inDevelopment = process.env.NODE_ENV === 'development';
