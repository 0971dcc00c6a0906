import { runOperatorTask } from '@/lib/access';
import { resetSecondFactor } from '@/lib/identity';
import { unwrap } from '@/lib/kernel/result';
import type { CliCommand } from './command';

export const secondFactorReset: CliCommand = {
  name: 'second-factor:reset',
  summary:
    'Takes the second factor away of somebody who lost it and the recovery codes: make sure first that it is they who ask.',
  notes: [
    'Their sessions and links end. They are told by mail, and so are the owners of each company they are active in.',
    'Where a second factor is compulsory, they set up a new one when they next sign in.',
  ],
  options: { email: { value: 'ADDRESS', required: true, help: 'The address that they sign in with.' } },
  run: async (given, { actor, request }) => {
    const input = { email: given.text('email') };
    const reset = unwrap(await runOperatorTask(resetSecondFactor, actor, input, { request }));
    const what = reset.done ? 'has no second factor any more' : 'had no second factor';
    return { json: reset, lines: [`${reset.email} ${what}.`] };
  },
};
