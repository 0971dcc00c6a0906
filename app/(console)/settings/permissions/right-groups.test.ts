import { describe, expect, it } from 'vitest';
import { COMPANY_ROLES, PERMISSIONS } from '@/lib/access';
import { catalogueOf } from '@/lib/i18n/catalogue';
import { companyRights, RIGHT_GROUPS, rowsOf } from './right-groups';

const shown = RIGHT_GROUPS.flatMap((group) => rowsOf(group));

describe('the table of rights', () => {
  it('shows every right that somebody in a company can have, once (R24)', () => {
    expect(shown.map(({ right }) => right as string).sort()).toEqual(companyRights().sort());
  });

  it('says of each what the table that decides says', () => {
    for (const { right, roles } of shown)
      expect(roles, right).toEqual(
        COMPANY_ROLES.filter((role) => (PERMISSIONS[right] as readonly string[]).includes(role)),
      );
  });

  it.each(['en', 'fr'] as const)('has words in %s for each right, and no two alike', (locale) => {
    const words: Record<string, string> = catalogueOf(locale).rights;
    const said = companyRights().map((right) => words[right] ?? '');
    expect(said.filter((text) => text.trim() === '')).toEqual([]);
    expect(new Set(said).size).toBe(said.length);
    expect(Object.keys(words).sort()).toEqual(companyRights().sort());
  });
});
