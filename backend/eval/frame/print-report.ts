import type { Measured, SuiteReport } from "./suite-report.ts";

/** Prints a report as one line of JSON or as a table for people. */
export function printReport(report: SuiteReport, { json }: { json: boolean }): void {
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${describeReport(report).join("\n")}\n`);
}

function describeReport({ measures, ...rest }: SuiteReport): string[] {
  const facts = Object.entries(rest).map(([name, value]) => `${name} ${String(value)}`);
  return [facts.join(", "), ...measures.flatMap(describeMeasure)];
}

function describeMeasure(measured: Measured): string[] {
  const own = `  ${measured.name.padEnd(28)} ${figure(measured.value)} ${range(measured.interval)}  ${goalOf(measured)}`;
  const others = measured.baselines.map(
    ({ system, value, difference }) =>
      `    ${system.padEnd(26)} ${figure(value)}  ours ${signed(difference.value)} ${range(difference, signed)}`,
  );
  return [own.trimEnd(), ...others];
}

function goalOf({ value, must, aim }: Measured): string {
  if (must === null || must === undefined) return "";
  const aimed = aim === null || aim === undefined ? "" : `, aim ${figure(aim)}`;
  return `${value >= must ? "met" : "MISSED"}: must ${figure(must)}${aimed}`;
}

/** With three decimals and no zero before the point. */
export function figure(value: number): string {
  const text = value.toFixed(3);
  return Math.abs(value) < 1 ? text.replace("0.", ".") : text;
}

export function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${figure(Math.abs(value))}`;
}

/** A 95 % interval, empty where there is none. */
export function range(interval: { low: number; high: number } | null | undefined, show = figure): string {
  return interval ? `[${show(interval.low)}, ${show(interval.high)}]` : "";
}
