import { expect, it } from 'vitest';
import { catalogueOf } from '@/lib/i18n/catalogue';
import { BILLING_TOPICS, NOTICES } from '.';

it.each(['en', 'fr'] as const)('what was not delivered is named in %s, whatever mail it is', (locale) => {
  const worded = Object.keys(catalogueOf(locale).outbox.topics.mail).map((topic) => `mail.${topic}`);
  expect(worded.toSorted()).toEqual([...Object.keys(NOTICES), ...Object.keys(BILLING_TOPICS)].toSorted());
});
