import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';
import { fromUuid, type IdPrefix, toUuid } from '@/lib/kernel/id';

/** A uuid column whose program-side value is the outward id (`num_…`). */
export const id = <P extends IdPrefix>(prefix: P, name: string) =>
  customType<{ data: string; driverData: string }>({
    dataType: () => 'uuid',
    toDriver: (value) => toUuid(prefix, value),
    fromDriver: (value) => fromUuid(prefix, value),
  })(name);

/** The tenant's column: first in every key of a company's table. */
export const companyId = () => id('com', 'company_id').notNull();

/** An instant, in UTC, as the program reads it. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

/** A uuid that is only ever compared, never shown. */
export const bareUuid = (name: string) => uuid(name);
