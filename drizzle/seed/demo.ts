import type { Sql } from 'postgres';
import type { MemberActor } from '@/lib/access';
import { assignNumber } from '@/lib/assignments';
import { purchaseLicences } from '@/lib/licences';
import { takeNumber } from '@/lib/numbers';
import { type SignIn, seedDemoAccounts } from './demo-accounts';
import { type DemoCompany, foundDemoCompany, isMember } from './demo-company';
import { demoNumbers, seedDemoNumbers } from './demo-numbers';

/** The demo: made once, at the first start that asks for it; later starts find it and add nothing. */
export async function seedDemo(owner: Sql, password: string | undefined): Promise<void> {
  const accounts = await seedDemoAccounts(owner, password);
  const accountOf = (email: SignIn): string => accounts.get(email) ?? '';
  await seedDemoNumbers();
  if (!(await isMember(accountOf('owner@acme.example')))) await seedAcme(accountOf);
  if (!(await isMember(accountOf('owner@globex.example')))) await seedGlobex(accountOf);
}

type AccountOf = (email: SignIn) => string;

/** The worked example: 3 licences since nine days, 2 numbers assigned, 1 licence available. */
async function seedAcme(accountOf: AccountOf): Promise<void> {
  const signsIn = (email: SignIn) => ({ email, accountId: accountOf(email) });
  const company = {
    name: 'Acme',
    plan: 'connect',
    frequency: 'monthly',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    country: 'FR',
    taxTreatment: 'FR_20',
  } as const;
  await foundDemoCompany(
    company,
    [
      { firstName: 'Hélène', lastName: 'Marchand', role: 'owner', ...signsIn('owner@acme.example') },
      { firstName: 'Julien', lastName: 'Moreau', role: 'admin', ...signsIn('admin@acme.example') },
      { firstName: 'Nadia', lastName: 'Benali', role: 'billing_manager', ...signsIn('billing@acme.example') },
      {
        firstName: 'Thomas',
        lastName: 'Girard',
        role: 'team_lead',
        department: 'Ventes',
        leads: 'Ventes',
        ...signsIn('lead@acme.example'),
      },
      {
        firstName: 'Camille',
        lastName: 'Laurent',
        role: 'member',
        department: 'Ventes',
        ...signsIn('member@acme.example'),
      },
      { firstName: 'Léa', lastName: 'Robin', email: 'lea.robin@acme.example', role: 'member', department: 'Ventes' },
      {
        firstName: 'Inès',
        lastName: 'Fournier',
        email: 'ines.fournier@acme.example',
        role: 'member',
        department: 'Service client',
      },
      {
        firstName: 'Hugo',
        lastName: 'Lambert',
        email: 'hugo.lambert@acme.example',
        role: 'member',
        department: 'Service client',
      },
      {
        firstName: 'Karim',
        lastName: 'Haddad',
        email: 'karim.haddad@acme.example',
        role: 'member',
        department: 'Logistique',
      },
      { firstName: 'Élodie', lastName: 'Perrin', email: 'elodie.perrin@acme.example', role: 'member' },
    ],
    30,
    async (demo) => {
      const admin = demo.actorOf('admin@acme.example');
      demo.daysAgo(9);
      await demo.act(purchaseLicences, demo.owner, { quantity: 3 }, demo.next());
      const [first, second] = await takeNumbers(demo, admin, [
        ...demoNumbers('FR', 'mobile', 4),
        ...demoNumbers('FR', 'landline', 2),
        ...demoNumbers('US', 'landline', 1),
      ]);
      await assign(demo, admin, first, 'member@acme.example');
      demo.daysAgo(6);
      await assign(demo, admin, second, 'ines.fournier@acme.example');
    },
  );
}

/** A second tenant, unlike the first in plan, frequency, currency and time zone. */
async function seedGlobex(accountOf: AccountOf): Promise<void> {
  const company = {
    name: 'Globex',
    plan: 'max',
    frequency: 'yearly',
    currency: 'USD',
    timeZone: 'America/New_York',
    country: 'US',
  } as const;
  await foundDemoCompany(
    company,
    [
      {
        firstName: 'Margaret',
        lastName: 'Hale',
        email: 'owner@globex.example',
        role: 'owner',
        accountId: accountOf('owner@globex.example'),
      },
      {
        firstName: 'Daniel',
        lastName: 'Osei',
        email: 'daniel.osei@globex.example',
        role: 'admin',
        department: 'Operations',
      },
      {
        firstName: 'Priya',
        lastName: 'Raman',
        email: 'priya.raman@globex.example',
        role: 'member',
        department: 'Sales',
      },
      {
        firstName: 'Marcus',
        lastName: 'Webb',
        email: 'marcus.webb@globex.example',
        role: 'member',
        department: 'Sales',
      },
    ],
    60,
    async (demo) => {
      demo.daysAgo(40);
      await demo.act(purchaseLicences, demo.owner, { quantity: 4 }, demo.next());
      const numbers = await takeNumbers(demo, demo.owner, [
        ...demoNumbers('US', 'mobile', 3),
        ...demoNumbers('US', 'landline', 4).slice(2),
      ]);
      for (const [index, email] of [
        'owner@globex.example',
        'priya.raman@globex.example',
        'marcus.webb@globex.example',
      ].entries()) {
        await assign(demo, demo.owner, numbers[index], email);
      }
    },
  );
}

async function takeNumbers(
  { act, next }: DemoCompany,
  actor: MemberActor,
  numbers: readonly string[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const e164 of numbers) ids.push((await act(takeNumber, actor, { e164 }, next())).id);
  return ids;
}

async function assign(
  { act, next, memberOf }: DemoCompany,
  actor: MemberActor,
  numberId: string | undefined,
  email: string,
): Promise<void> {
  if (numberId === undefined) throw new Error('the demo has too few numbers');
  await act(assignNumber, actor, { numberId, memberId: memberOf(email), maxPurchases: 0 }, next());
}
