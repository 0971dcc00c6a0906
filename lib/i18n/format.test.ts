import { describe, expect, it } from 'vitest';
import { createFormat } from './format';

const en = createFormat('en');
const fr = createFormat('fr');
// French groups digits with U+202F and puts U+00A0 before the symbol: a reader sees spaces.
const seen = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('money', () => {
  it.each([
    [123_450, 'EUR', '€1,234.50', '1 234,50 €'],
    [0, 'EUR', '€0.00', '0,00 €'],
    [1_234, 'JPY', '¥1,234', '1 234 JPY'],
    [1_234_500, 'TND', 'TND 1,234.500', '1 234,500 TND'],
    [-360, 'EUR', '-€3.60', '-3,60 €'],
    [12_000, 'USD', '$120.00', '120,00 $US'],
  ])('%i minor units of %s', (amount, currency, english, french) => {
    expect(seen(en.money({ amount, currency }))).toBe(english);
    expect(seen(fr.money({ amount, currency }))).toBe(french);
  });
});

describe('dates', () => {
  it('are written in the order of the reader', () => {
    expect(en.date('2026-12-01')).toBe('1 Dec 2026');
    expect(en.date('2026-12-01', 'dayMonth')).toBe('1 December');
    expect([en.date('2026-12-01', 'axis'), en.date('2026-12-01', 'month')]).toEqual(['1 Dec', 'Dec 2026']);
    expect([fr.date('2026-12-01', 'axis'), fr.date('2026-12-01', 'month')]).toEqual(['1er déc.', 'déc. 2026']);
    expect(fr.date('2026-12-01')).toBe('1er déc. 2026');
    expect(fr.date('2026-12-02', 'long')).toBe('2 décembre 2026');
  });

  it('show a paid period with its last day', () => {
    expect(en.period('2026-11-22', '2026-12-01')).toBe('22–30 November');
    expect(fr.period('2026-11-22', '2026-12-01')).toBe('22–30 novembre');
    expect(en.period('2026-11-30', '2026-12-01')).toBe('30 November');
  });

  it('say the year of a period where they are asked to, and the first of a month as French does', () => {
    expect(en.period('2026-11-22', '2026-12-01', 'always')).toBe('22–30 November 2026');
    expect(seen(fr.period('2026-01-01', '2027-01-01', 'always'))).toBe('1er janvier – 31 décembre 2026');
    expect(fr.period('2026-12-01', '2026-12-02', 'always')).toBe('1er décembre 2026');
  });
  it('say which years a period spans when there are two', () => {
    expect(seen(en.period('2026-12-22', '2027-01-05'))).toBe('22 December 2026 – 4 January 2027');
  });
});

describe('instants', () => {
  it('show in the company’s zone, name it, and keep the UTC value', () => {
    const paris = en.instant('2026-11-22T23:30:00Z', 'Europe/Paris');
    expect(paris.text).toBe('23 Nov 2026, 00:30');
    expect(paris.dateTime).toBe('2026-11-22T23:30:00.000Z');
    expect(paris.title).toBe('Europe/Paris (GMT+01:00)');
    expect(en.instant('2026-11-22T23:30:00Z', 'America/New_York').text).toBe('22 Nov 2026, 18:30');
  });
});

it('a deadline is the day in the company’s zone, with the hour on hover', () => {
  const deadline = fr.day('2026-11-30T23:30:00Z', 'Europe/Paris');
  expect(deadline.text).toBe('1er déc. 2026');
  expect(deadline.title).toContain('00:30, Europe/Paris');
  expect(en.day('2026-11-30T23:30:00Z', 'America/New_York').text).toBe('30 Nov 2026');
});

it('counts, ratios and countries follow the language', () => {
  expect(en.count(103_214)).toBe('103,214');
  expect(seen(fr.count(103_214))).toBe('103 214');
  expect(seen(fr.percent(0.2))).toBe('20 %');
  expect(en.country('GB')).toBe('United Kingdom');
  expect(fr.country('GB')).toBe('Royaume-Uni');
});
