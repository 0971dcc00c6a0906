import { runOperatorTask } from '@/lib/access';
import { listPlans, setPlan } from '@/lib/companies';
import { unwrap } from '@/lib/kernel/result';
import { wholeNumber } from './arguments';
import type { CliCommand } from './command';

type Plan = { code: string; name: string; memberNumberLimit: number };
const line = ({ code, name, memberNumberLimit }: Plan) => `${code}  ${name}  ${memberNumberLimit} numbers per member`;

export const planList: CliCommand = {
  name: 'plan:list',
  summary: 'Lists the plans and how many numbers a member may hold on each.',
  options: {},
  run: async (_given, { actor, request }) => {
    const listed = unwrap(await runOperatorTask(listPlans, actor, {}, { request }));
    return { json: listed, lines: listed.data.map(line) };
  },
};

export const planSet: CliCommand = {
  name: 'plan:set',
  summary: 'Sets a plan’s name, or how many numbers a member may hold on it.',
  notes: ['A lower limit takes nothing from anybody: members above it keep their numbers and get no more.'],
  options: {
    plan: { value: 'CODE', required: true, help: 'connect, advanced, max.' },
    name: { value: 'NAME', help: 'Its name.' },
    limit: { value: 'NUMBER', help: 'Numbers per member.' },
  },
  run: async (given, { actor, request }) => {
    const [name, memberNumberLimit] = [given.optional('name'), wholeNumber(given, 'limit')];
    const input = {
      plan: given.text('plan'),
      ...(name !== undefined && { name }),
      ...(memberNumberLimit !== undefined && { memberNumberLimit }),
    };
    const plan = unwrap(await runOperatorTask(setPlan, actor, input, { request }));
    return { json: plan, lines: [line(plan)] };
  },
};
