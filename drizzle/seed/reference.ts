import type { Sql, TransactionSql } from 'postgres';
import { EU_COUNTRIES, OTHER_COUNTRIES } from './countries';
import { NUMBER_KINDS } from './number-kinds';
import { ISSUERS, PLANS, PRICES } from './price-list';
import { TAX_RULES, TAX_TREATMENTS } from './tax';

/**
 * Plans, prices, tax treatments, countries and what their numbers can do: what every installation needs. Runs at each
 * start as the database's owner. What an operator may have set since (plans, prices, spans) stays as it is; what a
 * release knows better (capabilities, requirements, bounds) is brought up to date.
 */
export async function seedReference(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await seedPriceList(tx);
    await seedNumberKinds(tx);
    await tx`insert into operator_settings ("only") values (true) on conflict do nothing`;
  });
}

async function seedPriceList(tx: TransactionSql): Promise<void> {
  await tx`insert into plans ${tx(PLANS)} on conflict do nothing`;
  await tx`insert into prices ${tx(PRICES)} on conflict do nothing`;
  await tx`insert into tax_treatments ${tx(TAX_TREATMENTS)} on conflict do nothing`;
  await tx`insert into tax_rules ${tx(TAX_RULES)} on conflict do nothing`;
  await tx`insert into issuers ${tx(ISSUERS)} on conflict do nothing`;
}

async function seedNumberKinds(tx: TransactionSql): Promise<void> {
  const countries = [
    ...EU_COUNTRIES.map((code) => ({ code, in_eu: true })),
    ...OTHER_COUNTRIES.map((code) => ({ code, in_eu: false })),
  ];
  await tx`insert into countries ${tx(countries)} on conflict (code) do update set in_eu = excluded.in_eu`;
  await tx`
    insert into number_kinds ${tx([...NUMBER_KINDS])}
    on conflict (country, type) do update set voice = excluded.voice, sms = excluded.sms, mms = excluded.mms,
      not_assignable_reason = excluded.not_assignable_reason,
      quarantine_min_days = excluded.quarantine_min_days, quarantine_max_days = excluded.quarantine_max_days,
      quarantine_days = least(greatest(number_kinds.quarantine_days, excluded.quarantine_min_days), excluded.quarantine_max_days)`;
}
