import { runCommand } from '@/lib/access';
import { unwrap } from '@/lib/kernel/result';
import { rebuildUsage } from '@/lib/usage';
import type { CliCommand } from './command';

export const usageRebuild: CliCommand = {
  name: 'usage:rebuild',
  summary: 'Makes recorded days of a company’s usage again from its history, and says which of them differed.',
  notes: [
    'Days that differ are put right and noted in the company’s log. Days that are not recorded yet are the worker’s.',
  ],
  options: {
    company: { value: 'ID', help: 'The company.', required: true },
    from: { value: 'DATE', help: 'The first day, in the company’s time zone.', required: true },
    to: { value: 'DATE', help: 'The last day, two years later at most.', required: true },
    'dry-run': { help: 'Only say which days differ. Exit code 1 if any does.' },
  },
  run: async (given, { actor, request }) => {
    const save = !given.isSet('dry-run');
    const input = { from: given.text('from'), to: given.text('to'), save };
    const inside = { ...actor, companyId: given.text('company') };
    const { days, differences } = unwrap(await runCommand(rebuildUsage, inside, input, { request }));
    const told = differences.map(
      ({ date, recorded, rebuilt }) =>
        `${date}  recorded ${JSON.stringify(recorded)}  history ${JSON.stringify(rebuilt)}`,
    );
    const outcome = save ? 'put right' : 'left as they are';
    return {
      json: { days, equal: differences.length === 0, saved: save && differences.length > 0, differences },
      lines:
        differences.length === 0
          ? [`${days} days are as history has them.`]
          : [...told, `${differences.length} of ${days} days differed and were ${outcome}.`],
      failed: !save && differences.length > 0,
    };
  },
};
