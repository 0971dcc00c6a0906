import { runCommand } from '@/lib/access';
import { unwrap } from '@/lib/kernel/result';
import { rebuildUsage } from '@/lib/usage';
import type { CliCommand } from './command';

export const usageRebuild: CliCommand = {
  name: 'usage:rebuild',
  summary:
    'Makes recorded days and months of a company’s usage again from its history, and says which of them differed.',
  notes: [
    'What differs is put right and noted in the company’s log. What is not recorded yet is the worker’s.',
    'Months, which have what departments cost, are made again whole where the range has some of their days.',
  ],
  options: {
    company: { value: 'ID', help: 'The company.', required: true },
    from: { value: 'DATE', help: 'The first day, in the company’s time zone.', required: true },
    to: { value: 'DATE', help: 'The last day, two years later at most.', required: true },
    'dry-run': { help: 'Only say what differs. Exit code 1 if anything does.' },
  },
  run: async (given, { actor, request }) => {
    const save = !given.isSet('dry-run');
    const input = { from: given.text('from'), to: given.text('to'), save };
    const inside = { ...actor, companyId: given.text('company') };
    const { days, differences, months, monthDifferences } = unwrap(
      await runCommand(rebuildUsage, inside, input, { request }),
    );
    const wrong = differences.length + monthDifferences.length;
    const told = [
      ...differences.map(({ date, ...figures }) => line(date, figures)),
      ...monthDifferences.map(({ month, ...figures }) => line(month, figures)),
    ];
    const outcome = save ? 'put right' : 'left as they are';
    return {
      json: { days, months, equal: wrong === 0, saved: save && wrong > 0, differences, monthDifferences },
      lines:
        wrong === 0
          ? [`${days} days and ${months} months are as history has them.`]
          : [
              ...told,
              `${differences.length} of ${days} days and ${monthDifferences.length} of ${months} months differed and were ${outcome}.`,
            ],
      failed: !save && wrong > 0,
    };
  },
};

const line = (when: string, { recorded, rebuilt }: { recorded: unknown; rebuilt: unknown }): string =>
  `${when}  recorded ${JSON.stringify(recorded)}  history ${JSON.stringify(rebuilt)}`;
