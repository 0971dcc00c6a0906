import { expect, it } from 'vitest';
import { deviceOf } from './device';

const MOZILLA = 'Mozilla/5.0';
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0';

it.each([
  ['Chrome', 'Linux', `${MOZILLA} (X11; Linux x86_64) ${CHROME} Safari/537.36`],
  ['Edge', 'Windows', `${MOZILLA} (Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36 Edg/142.0.0.0`],
  ['Opera', 'macOS', `${MOZILLA} (Macintosh; Intel Mac OS X 10_15_7) ${CHROME} Safari/537.36 OPR/120.0.0.0`],
  ['Firefox', 'Linux', `${MOZILLA} (X11; Ubuntu; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0`],
  [
    'Safari',
    'macOS',
    `${MOZILLA} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15`,
  ],
  [
    'Safari',
    'iOS',
    `${MOZILLA} (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1`,
  ],
  [
    'Chrome',
    'iOS',
    `${MOZILLA} (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.0.0 Mobile/15E148 Safari/604.1`,
  ],
  [
    'Samsung Internet',
    'Android',
    `${MOZILLA} (Linux; Android 15; K) ${CHROME} SamsungBrowser/28.0 Mobile Safari/537.36`,
  ],
  ['Chrome', 'Android', `${MOZILLA} (Linux; Android 15; K) ${CHROME} Mobile Safari/537.36`],
  ['Chrome', 'ChromeOS', `${MOZILLA} (X11; CrOS x86_64 14541.0.0) ${CHROME} Safari/537.36`],
])('%s on %s', (browser, system, userAgent) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system });
});

it('what says nothing that is known is unknown', () => {
  for (const userAgent of [null, '', 'curl/8.5.0', '<script>alert(1)</script>'])
    expect(deviceOf(userAgent)).toEqual({ browser: null, system: null });
});
