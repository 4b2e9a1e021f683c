import type { Drawings } from "./ink.ts";
import { circle, dashed, gloss, path, rect, repeat, stroke } from "./ink.ts";

export const beddingDrawings: Drawings = {
  blanket: (c) =>
    foldedStack(c.base, c.dark, c.light) +
    fringe(c.light) +
    repeat(5, (i) => stroke(`M${96 + i * 44} 214 l18 16 l18 -16`, c.dark, 3)),
  "waffle-blanket": (c) =>
    foldedStack(c.base, c.dark, c.light) +
    repeat(7, (i) => stroke(`M${98 + i * 34} 178 V252`, c.dark, 2)) +
    repeat(3, (i) => stroke(`M80 ${194 + i * 20} H320`, c.dark, 2)),
  "bed-set": (c) =>
    foldedStack(c.base, c.dark, c.light) +
    path("M92 178 Q96 108 200 104 Q304 108 308 178 Z", c.pale) +
    path("M92 178 Q200 148 308 178 Z", c.light) +
    stroke("M84 214 H316", c.accent, 5) +
    repeat(4, (i) => circle([132 + i * 46, 240, 5], "#8a6a4a")),
  sheet: (c) =>
    foldedStack(c.base, c.dark, c.light) +
    dashed("M88 248 H312", c.deep, 3) +
    rect([84, 210, 232, 22, 6], c.accent) +
    path("M184 196 h32 v60 h-32 Z", "#f7f3ea"),
  duvet: (c) =>
    path("M64 152 Q200 108 336 152 Q352 240 330 316 Q200 350 70 316 Q48 240 64 152 Z", c.base) +
    path("M70 316 Q200 350 330 316 Q340 280 341 244 Q200 292 59 244 Q60 280 70 316 Z", c.dark) +
    repeat(3, (i) => stroke(`M58 ${188 + i * 42} Q200 ${164 + i * 54} 342 ${188 + i * 42}`, "#c9c6bd", 3)) +
    repeat(4, (i) =>
      stroke(`M${116 + i * 56} ${136 - (i % 3) * 3} Q${112 + i * 58} 230 ${116 + i * 56} 330`, "#c9c6bd", 3),
    ) +
    gloss("M84 158 Q200 124 300 152 Q200 140 84 172 Z", 0.5) +
    path("M296 300 h40 v26 h-40 Z", c.accent),
};

function foldedStack(base: string, dark: string, light: string): string {
  return (
    rect([72, 260, 256, 70, 30], dark) +
    rect([72, 256, 250, 62, 28], base) +
    rect([66, 170, 262, 92, 40], dark) +
    rect([66, 166, 258, 88, 38], base) +
    gloss("M104 176 H290 Q300 178 306 184 H90 Q96 178 104 176 Z", 0.3) +
    stroke("M90 288 H316", light, 4)
  );
}

function fringe(colour: string): string {
  return repeat(15, (i) => stroke(`M${92 + i * 15} 318 v20`, colour, 5));
}
