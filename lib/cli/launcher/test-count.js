// @ts-check
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** @returns {Count} */
export const none = () => ({ passed: 0, failed: 0, skipped: 0 });

/**
 * @param {Count[]} counts
 * @returns {Count}
 */
export function sum(counts) {
  const total = none();
  for (const { passed, failed, skipped } of counts) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** A static check is one test. @param {number} code */
export const ofCheck = (code) => (code === 0 ? { ...none(), passed: 1 } : { ...none(), failed: 1 });

/**
 * What a runner's report counts. A runner that failed without a failed test (a file that cannot be loaded, say) counts
 * as one failure, so that no failure is ever lost.
 * @param {string} file
 * @param {number} code
 * @param {(report: any) => Count} read
 * @returns {Count}
 */
export function ofReport(file, code, read) {
  const counted = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : none();
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  return counted;
}

/** @param {any} report */
export const readVitest = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + (report.numTodoTests ?? 0),
});

/** @param {any} report */
export const readPlaywright = ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  skipped: stats.skipped,
});
