/** Where a command writes: for people, or with `--json` one JSON value on standard output and nothing else. */
export interface Output {
  json: boolean;
  /** The result of the command. */
  result(value: unknown, forPeople: string): void;
  /** How it goes; left out with `--json`. */
  progress(line: string): void;
}

export function createOutput(json: boolean): Output {
  let open = false;
  const end = () => {
    if (open) process.stdout.write("\n");
    open = false;
  };
  return {
    json,
    result: (value, forPeople) => {
      end();
      process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${forPeople}\n`);
    },
    progress: (line) => {
      if (json) return;
      if (!process.stdout.isTTY) {
        process.stdout.write(`${line}\n`);
        return;
      }
      process.stdout.write(`\r\u001b[2K${line}`);
      open = true;
    },
  };
}

/** Aligned columns under their names. */
export function formatTable(names: string[], rows: string[][]): string {
  const widths = names.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(names), line(widths.map((width) => "─".repeat(width))), ...rows.map(line)].join("\n");
}
