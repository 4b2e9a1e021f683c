import { HANDOFF_RULES, type HandoffRule, type HandoffState } from "./handoff-machine.ts";

const WIDTH = 760;
const BOX = { width: 132, height: 48 } as const;

/** Where each state stands in the drawing: its centre. */
const PLACES: Record<HandoffState, { x: number; y: number; name: string }> = {
  agent: { x: 110, y: 250, name: "Agent" },
  requested: { x: 280, y: 80, name: "Requested" },
  waiting: { x: 520, y: 80, name: "Waiting" },
  with_person: { x: 650, y: 250, name: "With a person" },
  closed: { x: 380, y: 420, name: "Closed" },
};

/** The handoff as an SVG, made of nothing but the machine's rules: one arrow for each pair of states, with its events. */
export function drawHandoff(rules: readonly HandoffRule[] = HANDOFF_RULES): string {
  const arrows = [...groupArrows(rules)].map(([pair, events]) => drawArrow(pair, events));
  const boxes = Object.values(PLACES).map(
    ({
      x,
      y,
      name,
    }) => `<rect x="${x - BOX.width / 2}" y="${y - BOX.height / 2}" width="${BOX.width}" height="${BOX.height}" rx="12"/>
<text x="${x}" y="${y + 5}" class="name">${name}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} 500" role="img" aria-labelledby="handoff-title">
<title id="handoff-title">Who has a conversation, and what changes it</title>
<style>
rect{fill:#fff;stroke:#1c5f55;stroke-width:2}
path{fill:none;stroke:#5b6472;stroke-width:1.5;marker-end:url(#tip)}
text{font:12px system-ui,sans-serif;text-anchor:middle;fill:#2a2f37;paint-order:stroke;stroke:#fff;stroke-width:4px}
.name{font-size:14px;font-weight:600;stroke:none}
</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" style="fill:#5b6472;stroke:none"/></marker></defs>
${arrows.join("\n")}
${boxes.join("\n")}
</svg>
`;
}

/** The same in a table: what happens where, and what becomes of it. */
export function tellHandoff(rules: readonly HandoffRule[] = HANDOFF_RULES): string {
  const rows = rules.map(({ from, on, when, to, reason, timer }) => {
    const states = from.map((state) => PLACES[state].name).join(", ");
    const event = when === undefined ? `\`${on}\`` : `\`${on}\` (${when.replaceAll("_", " ")})`;
    return `| ${states} | ${event} | ${PLACES[to].name} | ${reason?.replaceAll("_", " ") ?? "–"} | ${timer ?? "–"} |`;
  });
  return ["| From | What happens | To | Told as | Timer |", "|---|---|---|---|---|", ...rows].join("\n");
}

function groupArrows(rules: readonly HandoffRule[]): Map<string, string[]> {
  const arrows = new Map<string, string[]>();
  for (const { from, on, to } of rules) {
    for (const state of from) {
      if (state === to) continue;
      const pair = `${state} ${to}`;
      const events = arrows.get(pair) ?? [];
      if (!events.includes(on)) arrows.set(pair, [...events, on]);
    }
  }
  return arrows;
}

const isState = (name: string | undefined): name is HandoffState => name !== undefined && name in PLACES;

/** Bent to the right of its way, so that the arrow back has a way of its own. */
function drawArrow(pair: string, events: readonly string[]): string {
  const [from, to] = pair.split(" ");
  if (!isState(from) || !isState(to)) throw new Error(`There is no arrow ${pair}.`);
  const [start, end] = [PLACES[from], PLACES[to]];
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(dx, dy);
  const bend = Math.min(70, length * 0.2);
  const middle = { x: (start.x + end.x) / 2 - (dy / length) * bend, y: (start.y + end.y) / 2 + (dx / length) * bend };
  const [a, b] = [leaveBox(start, middle), leaveBox(end, middle)];
  const label = { x: (middle.x * 2 + start.x + end.x) / 4, y: (middle.y * 2 + start.y + end.y) / 4 };
  const lines = events.map((event, line) => {
    const y = round(label.y + (line - (events.length - 1) / 2) * 13 + 4);
    return `<text x="${round(label.x)}" y="${y}">${event.replaceAll("_", " ")}</text>`;
  });
  return `<path d="M${a} Q${round(middle.x)} ${round(middle.y)} ${b}"/>${lines.join("")}`;
}

interface Point {
  x: number;
  y: number;
}

/** Where the way from a box's centre to a point crosses its edge. */
function leaveBox(centre: Point, towards: Point): string {
  const [dx, dy] = [towards.x - centre.x, towards.y - centre.y];
  const scale = Math.min(BOX.width / 2 / Math.abs(dx || 1e-9), BOX.height / 2 / Math.abs(dy || 1e-9));
  return `${round(centre.x + dx * scale)} ${round(centre.y + dy * scale)}`;
}

function round(value: number): number {
  return Math.round(value);
}
