import { closePool } from '@/lib/db/client';
import { runOperator } from './operator/run';

// A closed reader (`… | head`) is no failure of the command.
process.stdout.on('error', () => process.exit(0));

process.exitCode = await runOperator(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
await closePool();
