import type { z } from 'zod';
import { runCommand, runOperatorTask } from '@/lib/access';
import { unwrap } from '@/lib/kernel/result';
import { agreePrice, listPrices, setListPrice } from '@/lib/licences';
import { wholeNumber } from './arguments';
import type { CliCommand } from './command';

type Price = z.output<typeof listPrices.output>['data'][number];

function line({
  plan,
  billingFrequency,
  unitPrice,
  validFrom,
  validUntil,
  announcedOn,
  minimumLicences,
}: Price): string {
  const span = validUntil === null ? `from ${validFrom}` : `from ${validFrom} until ${validUntil}`;
  const more = minimumLicences === null ? `announced ${announcedOn}` : `at least ${minimumLicences} licences`;
  return `${plan}  ${billingFrequency}  ${unitPrice.amount} ${unitPrice.currency} minor units  ${span}  ${more}`;
}

export const priceList: CliCommand = {
  name: 'price:list',
  summary: 'Lists the prices of the list, or what was agreed with a company.',
  options: { company: { value: 'ID', help: 'The company whose agreements are shown.' } },
  run: async (given, { actor, request }) => {
    const companyId = given.optional('company');
    const input = companyId === undefined ? {} : { companyId };
    const listed = unwrap(await runOperatorTask(listPrices, actor, input, { request }));
    return { json: listed, lines: listed.data.map(line) };
  },
};

export const priceSet: CliCommand = {
  name: 'price:set',
  summary: 'Sets a price from a day on: of the list, or agreed with one company.',
  notes: [
    'A list price is announced today and told by mail; a renewal takes a higher one 30 days after its company was told.',
    'What is in force is never rewritten: name a later day. An agreement goes before the list until its end.',
  ],
  options: {
    plan: { value: 'CODE', required: true, help: 'connect, advanced, max.' },
    frequency: { value: 'FREQUENCY', required: true, choices: ['monthly', 'yearly'], help: 'monthly or yearly.' },
    currency: { value: 'CODE', required: true, help: 'ISO 4217.' },
    amount: {
      value: 'NUMBER',
      required: true,
      help: 'Per licence and period, excluding tax, in minor units (1200 = 12.00 EUR).',
    },
    from: { value: 'DATE', required: true, help: 'The first day it holds.' },
    company: { value: 'ID', help: 'The company it is agreed with.' },
    until: { value: 'DATE', help: 'With --company: the first day it no longer holds.' },
    minimum: { value: 'NUMBER', help: 'With --company: fewest licences until then.' },
  },
  run: async (given, { actor, request }) => {
    const price = {
      plan: given.text('plan'),
      billingFrequency: given.text('frequency') === 'yearly' ? ('yearly' as const) : ('monthly' as const),
      unitPrice: { amount: wholeNumber(given, 'amount') ?? 0, currency: given.text('currency') },
      validFrom: given.text('from'),
    };
    const [companyId, validUntil, minimumLicences] = [
      given.optional('company'),
      given.optional('until'),
      wholeNumber(given, 'minimum'),
    ];
    const agreed = {
      ...price,
      ...(validUntil !== undefined && { validUntil }),
      ...(minimumLicences !== undefined && { minimumLicences }),
    };
    const set =
      companyId === undefined
        ? unwrap(await runOperatorTask(setListPrice, actor, agreed, { request }))
        : unwrap(await runCommand(agreePrice, { ...actor, companyId }, agreed, { request }));
    return { json: set, lines: [line(set)] };
  },
};
