import { runOperatorTask } from '@/lib/access';
import { issueSetPasswordLink } from '@/lib/auth/one-time-links';
import { createCompany } from '@/lib/companies';
import { unwrap } from '@/lib/kernel/result';
import type { CliCommand } from './command';

export const companyCreate: CliCommand = {
  name: 'company:create',
  summary: 'Opens a company with its first owner and prints the owner’s one-time link.',
  notes: [
    'The company begins active, with automatic purchases allowed without caps, and 0 % tax. The link works once, for seven days.',
  ],
  options: {
    name: { value: 'NAME', required: true, help: 'The company’s name.' },
    plan: {
      value: 'PLAN',
      choices: ['connect', 'advanced', 'max'],
      required: true,
      help: 'At most 5, 10 or 20 numbers per member.',
    },
    frequency: {
      value: 'FREQUENCY',
      choices: ['monthly', 'yearly'],
      required: true,
      help: 'The default billing frequency.',
    },
    currency: { value: 'CURRENCY', required: true, help: 'ISO 4217 code with prices, such as EUR.' },
    'time-zone': { value: 'ZONE', required: true, help: 'IANA time zone, such as Europe/Paris.' },
    'owner-email': {
      value: 'EMAIL',
      required: true,
      help: 'The first owner; an account of this e-mail is used if there is one.',
    },
  },
  run: async (given, { actor, request }) => {
    const input = {
      name: given.text('name'),
      plan: given.text('plan'),
      frequency: given.text('frequency'),
      currency: given.text('currency'),
      timeZone: given.text('time-zone'),
      ownerEmail: given.text('owner-email'),
    };
    const { ownerAccountId, ownerMemberId, ownerEmail, ...company } = unwrap(
      await runOperatorTask(createCompany, actor, input, { request }),
    );
    const link = await issueSetPasswordLink(ownerAccountId, request);
    return {
      json: { ...company, owner: { memberId: ownerMemberId, email: ownerEmail }, link },
      lines: [`Company ${company.name}: ${company.id}`, `One-time link of its owner ${ownerEmail}:`, link],
    };
  },
};
