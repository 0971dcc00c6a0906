import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';

// Runs before each test file: its database is named here, since lib/env reads the address at first use, and made by
// testDatabase() where a file needs one.
const address = new URL(inject('templateUrl'));
address.pathname = `/test_${randomUUID().replaceAll('-', '')}`;
process.env.DATABASE_URL = address.href;
process.env.AUTH_SECRET = 'a-secret-for-tests-only-0123456789abcdef';
process.env.NEXTAUTH_SECRET = process.env.AUTH_SECRET;
process.env.APP_URL = 'http://localhost:3000';
process.env.NEXTAUTH_URL = process.env.APP_URL;
