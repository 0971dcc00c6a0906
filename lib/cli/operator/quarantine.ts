import { runOperatorTask } from '@/lib/access';
import { unwrap } from '@/lib/kernel/result';
import { listNumberKinds, setQuarantine } from '@/lib/numbers';
import type { NumberKindView } from '@/lib/numbers/view';
import { wholeNumber } from './arguments';
import type { CliCommand } from './command';

const line = ({ country, type, quarantineDays, quarantineMinDays, quarantineMaxDays }: NumberKindView): string =>
  `${country}  ${type}  ${quarantineDays} days (${quarantineMinDays} to ${quarantineMaxDays} allowed)`;

export const quarantineList: CliCommand = {
  name: 'quarantine:list',
  summary: 'Lists how long deleted numbers of each kind can be restored.',
  options: {},
  run: async (_given, { actor, request }) => {
    const listed = unwrap(await runOperatorTask(listNumberKinds, actor, {}, { request }));
    return { json: listed, lines: listed.data.map(line) };
  },
};

export const quarantineSet: CliCommand = {
  name: 'quarantine:set',
  summary: 'Sets how long deleted numbers of a kind can be restored, within what is allowed for it.',
  notes: ['Numbers in quarantine already keep the deadline that was shown.'],
  options: {
    country: { value: 'CODE', required: true, help: 'ISO 3166-1, such as FR.' },
    type: { value: 'TYPE', required: true, choices: ['mobile', 'landline', 'toll_free'], help: 'The type of number.' },
    days: { value: 'NUMBER', required: true, help: 'Days from the deletion on.' },
  },
  run: async (given, { actor, request }) => {
    const input = { country: given.text('country'), type: given.text('type'), days: wholeNumber(given, 'days') };
    const kind = unwrap(await runOperatorTask(setQuarantine, actor, input, { request }));
    return { json: kind, lines: [line(kind)] };
  },
};
