import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/kernel/domain-error';
import { catalogueOf } from './catalogue';
import { importFileProblem } from './import-file-problem';
import { importRowSentence } from './import-row-sentence';

const sayIn = (locale: 'en' | 'fr') =>
  createTranslator({ locale, messages: catalogueOf(locale), namespace: 'imports' });
const filesIn = (locale: 'en' | 'fr') =>
  createTranslator({ locale, messages: catalogueOf(locale), namespace: 'imports.files' });

describe('the sentence about a row', () => {
  it('names the field, the problem and what to do, in the reader’s language', () => {
    const problem = { column: 'number', code: 'plus_lost', params: {} };
    expect(importRowSentence(problem, sayIn('en'))).toBe(
      'Number: Seems to have lost its “+”. Format the column as text in the spreadsheet and write the number with “+”.',
    );
    expect(importRowSentence(problem, sayIn('fr'))).toMatch(/^Numéro\u00a0: Semble avoir perdu/);
  });

  it('is without a field or a hint where there is none, and says its values', () => {
    expect(importRowSentence({ column: null, code: 'expired', params: {} }, sayIn('en'))).toBe(
      'This import was not finished within 30 days.',
    );
    expect(importRowSentence({ column: 'email', code: 'same_as_line', params: { line: 12 } }, sayIn('en'))).toBe(
      'E-mail: Is the same as on line 12. Keep one of the two lines.',
    );
  });

  it.each(['en', 'fr'] as const)('has all it needs in %s, whatever the problem', (locale) => {
    const { problems, hints } = catalogueOf(locale).imports;
    const params = { limit: 5, numbers: 5, line: 2, country: 'FR', type: 'mobile', callingCode: '33', plan: 'Connect' };
    for (const code of Object.keys(problems))
      expect(importRowSentence({ column: 'email', code, params }, sayIn(locale)), code).not.toMatch(/[{}]|imports\./);
    for (const code of Object.keys(hints)) expect(Object.keys(problems)).toContain(code);
  });
});

it('the sentence about a file says its line and limit; a refusal of something else has none', () => {
  const huge = new DomainError('import_file_unusable', { problem: 'row_too_long', line: 7, limit: 100_000 });
  expect(importFileProblem(huge, filesIn('en'))).toBe(
    'The row on line 7 has more than 100,000 characters. Is a quotation mark not closed?',
  );
  expect(importFileProblem(new DomainError('body_too_large', { limit: 26_214_400 }), filesIn('fr'))).toMatch(/25 Mo/);
  expect(importFileProblem(new DomainError('forbidden'), filesIn('en'))).toBeNull();
});
