import { describe, expect, it } from 'vitest';
import { readEnvironment } from '@/lib/env';

const read = (source: Record<string, string>) => {
  const result = readEnvironment(source);
  return result.ok ? result.settings : result.problems;
};

describe('the environment', () => {
  it('has a default for everything but the database and its secret', () => {
    expect(read({})).toMatchObject({
      PORT: 3000,
      APP_URL: 'http://localhost:3000',
      DEMO: true,
      LOG_LEVEL: 'info',
      WORKER: 'inline',
      RATE_LIMIT: 'on',
      DATA_DIR: expect.stringMatching(/^\/.*\.data$/),
    });
  });

  it('shows no demo beside a database of one’s own unless asked', () => {
    const DATABASE_URL = 'postgres://u:p@127.0.0.1:5432/db';
    expect(read({ DATABASE_URL })).toMatchObject({ DEMO: false });
    expect(read({ DATABASE_URL, DEMO: '1' })).toMatchObject({ DEMO: true });
    expect(read({ DEMO: '0' })).toMatchObject({ DEMO: false });
  });

  it('lets the public address follow the port and drops its trailing slash', () => {
    expect(read({ PORT: '4001' })).toMatchObject({ APP_URL: 'http://localhost:4001' });
    expect(read({ APP_URL: 'https://console.example.com/' })).toMatchObject({ APP_URL: 'https://console.example.com' });
  });

  it('counts an empty value as absent', () => {
    expect(read({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ PORT: 3000, DATABASE_URL: undefined });
  });

  it.each([
    ['PORT', '70000', 'PORT must be a whole number from 1 to 65535.'],
    ['PORT', '3e3', 'PORT must be a whole number from 1 to 65535.'],
    ['PORT', '0', 'PORT must be a whole number from 1 to 65535.'],
    ['DATABASE_URL', 'mysql://db', 'DATABASE_URL must be a PostgreSQL address'],
    ['APP_URL', 'console.example.com', 'APP_URL must be the public address'],
    ['APP_URL', 'https://example.com/console', 'APP_URL must be the public address'],
    ['AUTH_SECRET', 'short', 'AUTH_SECRET must be at least 32 random characters.'],
    ['SMTP_URL', 'mail.example.com', 'SMTP_URL must be a mail server'],
    ['MAIL_FROM', 'nobody', 'MAIL_FROM must be a sender'],
    ['DEMO', 'yes', 'DEMO must be 1 or 0.'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be fatal, error'],
    ['WORKER', 'on', 'WORKER must be inline or off.'],
    ['RATE_LIMIT', '0', 'RATE_LIMIT must be on or off.'],
  ])('%s=%s is refused by name with what it expects', (name, value, sentence) => {
    expect(read({ [name]: value })).toEqual([expect.stringContaining(sentence)]);
  });

  it('names every bad variable at once and repeats no value', () => {
    const problems = read({ PORT: 'x', AUTH_SECRET: 'hunter2' });
    expect(problems).toHaveLength(2);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });
});
