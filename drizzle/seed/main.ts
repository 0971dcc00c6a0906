import postgres from 'postgres';
import { closePool } from '@/lib/db/client';
import { env } from '@/lib/env';
import { seedDemo } from './demo';
import { seedReference } from './reference';

const SEED_LOCK = 7_251_194;

const owner = postgres(env.DATABASE_URL, { max: 1, onnotice: () => undefined });
try {
  // Two starts on one database seed one after the other.
  await owner`select pg_advisory_lock(${SEED_LOCK})`;
  await seedReference(owner);
  if (env.DEMO) await seedDemo(owner, env.DEMO_PASSWORD);
} finally {
  await Promise.all([owner.end(), closePool()]);
}
