export interface GateResult {
  /** How many things were looked at; a gate that looked at none has failed. */
  checked: number;
  /** What was counted, such as `files`. */
  unit: string;
  /** One entry for each thing that is wrong. */
  problems: string[];
}

export interface Gate {
  name: string;
  /** Judges the workspace under `root`. */
  run(root: string): Promise<GateResult>;
}
