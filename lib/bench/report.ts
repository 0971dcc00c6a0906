import { type Measured, median, percentile } from './measure';

/** A figure of performance.md's targets beside what was measured. */
type Target = { text: string; met: boolean };

/** The printed table; what it says of targets is repeated at its end. */
export class Report {
  private readonly targets: { name: string; target: Target }[] = [];

  title(text: string): void {
    console.log(`\n${text}`);
    console.log(
      `  ${'way'.padEnd(48)}${'per second'.padStart(11)}${'p50 ms'.padStart(9)}${'p99 ms'.padStart(9)}${'ratio'.padStart(8)}`,
    );
  }

  heading(text: string): void {
    console.log(`  ${text}`);
  }

  /** One way of doing the job, with its ratio to another one of the same run. */
  row(measured: Measured, ratio?: number, target?: Target): void {
    const { name, rates, times } = measured;
    const time = (share: number) => (times.length === 0 ? '' : percentile(times, share).toFixed(2));
    const figures = [median(rates).toFixed(0).padStart(11), time(0.5).padStart(9), time(0.99).padStart(9)].join('');
    console.log(
      `    ${name.padEnd(46)}${figures}${(ratio === undefined ? '' : ratio.toFixed(2)).padStart(8)}${this.told(name, ratio, target)}`,
    );
  }

  /** A figure that is no rate. */
  figure(name: string, value: string, target?: Target): void {
    console.log(`    ${name.padEnd(46)}${value.padStart(11)}${this.told(name, undefined, target)}`);
  }

  /** All targets in one list; gives how many were missed. */
  summary(): number {
    console.log('\nTargets');
    for (const { name, target } of this.targets)
      console.log(`  ${target.met ? 'met    ' : 'NOT MET'}  ${target.text.padEnd(16)} ${name}`);
    return this.targets.filter(({ target }) => !target.met).length;
  }

  private told(name: string, ratio: number | undefined, target: Target | undefined): string {
    if (target === undefined) return '';
    const measured = ratio === undefined ? '' : ` (${ratio.toFixed(2)})`;
    this.targets.push({ name: `${name}${measured}`, target });
    return `   ${target.text}: ${target.met ? 'met' : 'NOT MET'}`;
  }
}

export const atLeast = (wanted: number, got: number): Target => ({ text: `target ≥ ${wanted}`, met: got >= wanted });
export const atMost = (wanted: number, got: number, unit = ''): Target => ({
  text: `target ≤ ${wanted}${unit}`,
  met: got <= wanted,
});
