import postgres from 'postgres';
import { env } from '@/lib/env';
import { seedReference } from './reference';

const owner = postgres(env.DATABASE_URL, { max: 1, onnotice: () => undefined });
try {
  await seedReference(owner);
} finally {
  await owner.end();
}
