import postgres from 'postgres';
import { assignBySql } from '../../../sql-assignment';

/** @type {import('postgres').Sql | undefined} */
let sql;

/** @param {Request} request */
export async function POST(request) {
  sql ??= postgres(process.env.DATABASE_URL ?? '', { max: 20, onnotice: () => undefined });
  await assignBySql(sql, await request.json());
  return Response.json({ assigned: true }, { status: 201 });
}
