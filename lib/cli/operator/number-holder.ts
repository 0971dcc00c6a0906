import { runCommand } from '@/lib/access';
import { unwrap } from '@/lib/kernel/result';
import { findLineHolder } from '@/lib/numbers';
import type { HolderView } from '@/lib/numbers/view';
import type { CliCommand } from './command';

const NOBODY: Record<Exclude<HolderView['state'], 'held'>, string> = {
  unassigned: 'Nobody held it: it was one of the company’s unassigned numbers.',
  not_yet: 'Nobody of the company held it: it had not come to the company yet.',
  deleted: 'Nobody held it: the company had deleted it.',
  future: 'That instant has not come yet.',
};

export const numberHolder: CliCommand = {
  name: 'number:holder',
  summary: 'Says who held a number at an instant, and on which licence. The question is written to the company’s log.',
  options: {
    company: { value: 'ID', required: true, help: 'The company that had the number.' },
    number: { value: 'NUMBER', required: true, help: 'In international form, such as +33639980412.' },
    at: { value: 'INSTANT', required: true, help: 'In ISO 8601 with its offset, such as 2026-11-01T14:30:00+01:00.' },
  },
  run: async (given, { actor, request }) => {
    const input = { number: given.text('number'), at: given.text('at') };
    const inside = { ...actor, companyId: given.text('company') };
    const answer = unwrap(await runCommand(findLineHolder, inside, input, { request }));
    const { holding, state, at } = answer;
    if (holding === null || state !== 'held')
      return { json: answer, lines: [`At ${at}:`, NOBODY[state === 'held' ? 'unassigned' : state]] };
    const { member, licenceLabel, licenceId, from, to } = holding;
    return {
      json: answer,
      lines: [
        `At ${at}: ${member.name} (${member.id})`,
        `on licence ${licenceLabel} (${licenceId}), from ${from} ${to === null ? 'until now' : `to ${to}`}.`,
      ],
    };
  },
};
