import { date, integer, pgView, text } from 'drizzle-orm/pg-core';
import { companyId, id, instant } from './columns';

/** The company's numbers for pattern search: behind the table's own policy no trigram index serves. */
export const numberSearch = pgView('number_search', {
  companyId: companyId(),
  id: id('num', 'id').notNull(),
  e164: text('e164').notNull(),
  status: text('status').notNull(),
  country: text('country').notNull(),
  type: text('type').notNull(),
  memberId: id('mem', 'member_id'),
  licenceId: id('lic', 'licence_id'),
  search: text('search').notNull(),
  label: text('label'),
}).existing();

/** The company's members for pattern search. */
export const memberSearch = pgView('member_search', {
  companyId: companyId(),
  id: id('mem', 'id').notNull(),
  sortName: text('sort_name').notNull(),
  sortEmail: text('sort_email').notNull(),
  status: text('status').notNull(),
  role: text('role').notNull(),
  departmentId: id('dep', 'department_id'),
  search: text('search').notNull(),
}).existing();

/** The company's licences, for a search by what their numbers and holders are called. */
export const licenceSearch = pgView('licence_search', {
  companyId: companyId(),
  id: id('lic', 'id').notNull(),
  labelNumber: integer('label_number').notNull(),
  status: text('status').notNull(),
  frequency: text('frequency').notNull(),
  endsOn: date('ends_on'),
  availableSince: instant('available_since'),
}).existing();

/** The operator's stock, which every company sees alike, for pattern search. */
export const stockSearch = pgView('stock_search', {
  e164: text('e164').notNull(),
  country: text('country').notNull(),
  type: text('type').notNull(),
  search: text('search').notNull(),
}).existing();
