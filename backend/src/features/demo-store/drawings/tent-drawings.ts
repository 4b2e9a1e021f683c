import type { Drawings } from "./ink.ts";
import {
  circle,
  gloss,
  metal,
  metalDark,
  mirrored,
  path,
  rect,
  repeat,
  rubber,
  shade,
  stroke,
  wood,
  woodDark,
} from "./ink.ts";

const guyLine = stroke("M62 338 L118 268", metalDark, 2);

export const tentDrawings: Drawings = {
  "tent-dome": (c) =>
    mirrored(guyLine) +
    path("M70 338 Q104 150 200 132 Q296 150 330 338 Z", c.base) +
    path("M200 132 Q296 150 330 338 L236 338 Q226 214 200 132 Z", c.dark) +
    path("M200 150 Q150 228 138 338 L236 338 Q228 226 200 150 Z", c.light) +
    path("M202 186 Q172 250 166 338 L224 338 Q220 252 202 186 Z", c.deep) +
    path("M202 186 Q172 250 166 338 L184 338 Q186 256 202 186 Z", c.accent) +
    stroke("M70 338 Q104 150 200 132 Q296 150 330 338", c.deep, 4) +
    stroke("M200 132 Q228 226 236 338", c.deep, 3) +
    gloss("M96 310 Q120 196 178 152 Q136 212 118 310 Z"),
  "tent-tunnel": (c) =>
    path("M40 338 L40 250 Q44 176 112 168 L262 168 Q352 172 360 262 L360 338 Z", c.base) +
    path("M112 168 Q58 178 58 338 L40 338 L40 250 Q44 176 112 168 Z", c.dark) +
    path("M262 168 Q352 172 360 262 L360 338 L318 338 Q320 190 262 168 Z", c.dark) +
    stroke("M112 168 Q168 200 166 338", c.deep, 4) +
    stroke("M190 168 Q244 204 242 338", c.deep, 4) +
    stroke("M262 168 Q320 196 318 338", c.deep, 4) +
    rect([184, 230, 40, 44, 8], "#d8ecf2") +
    stroke("M204 230 V274 M184 252 H224", c.light, 3) +
    path("M64 338 Q66 236 104 214 Q142 236 146 338 Z", c.deep) +
    path("M64 338 Q66 236 104 214 Q84 262 84 338 Z", c.accent) +
    gloss("M120 174 L256 174 Q280 178 292 190 L140 190 Z"),
  "tent-bell": (c) =>
    mirrored(stroke("M28 338 L84 262", metalDark, 2)) +
    path("M200 84 L330 260 L322 338 L78 338 L70 260 Z", c.base) +
    path("M200 84 L330 260 L322 338 L250 338 L246 258 Z", c.dark) +
    path("M200 84 L154 262 L156 338 L244 338 L246 262 Z", c.light) +
    path("M200 168 L172 338 L228 338 Z", "#5b4a38") +
    path("M200 168 L172 338 L150 338 Q170 260 200 168 Z", c.pale) +
    path("M200 168 L228 338 L250 338 Q230 260 200 168 Z", c.pale) +
    stroke("M70 260 Q135 276 154 262 Q200 276 246 262 Q290 276 330 260", c.deep, 3) +
    rect([196, 62, 8, 26, 3], woodDark) +
    path("M204 64 L236 74 L204 84 Z", c.accent),
  "beach-shelter": (c) =>
    circle([320, 96, 30], "#f3cf6b") +
    path("M56 330 Q84 150 214 140 Q318 150 346 330 Z", c.dark) +
    path("M56 330 Q84 150 214 140 Q140 190 122 330 Z", c.base) +
    path("M122 330 Q140 190 214 140 Q250 210 250 330 Z", c.deep) +
    path("M250 330 Q250 210 214 140 Q318 150 346 330 Z", c.light) +
    path("M104 330 L262 330 L300 352 L66 352 Z", c.pale) +
    stroke("M56 330 Q84 150 214 140 Q318 150 346 330", c.deep, 4) +
    gloss("M76 310 Q100 190 180 156 Q116 210 100 310 Z"),
  tarp: (c) =>
    stroke("M84 340 V180 M316 340 V180", wood, 8) +
    stroke("M84 180 L28 338 M316 180 L372 338", metalDark, 2) +
    path("M60 214 L200 120 L340 214 L316 180 Q200 190 84 180 Z", c.dark) +
    path("M200 118 L352 206 Q276 214 200 178 Q124 214 48 206 Z", c.base) +
    path("M200 118 L352 206 Q276 214 200 178 Z", c.light) +
    stroke("M200 118 V178", c.deep, 3) +
    circle([52, 206, 5], c.accent) +
    circle([348, 206, 5], c.accent) +
    gloss("M206 130 L300 186 Q250 186 206 166 Z", 0.2),
  groundsheet: (c) =>
    path("M52 320 L118 196 L346 212 L364 330 Z", c.base) +
    path("M52 320 L118 196 L146 200 L92 322 Z", c.dark) +
    repeat(4, (i) => stroke(`M${150 + i * 50} ${201 + i * 3} L${118 + i * 64} ${322 + i * 2}`, c.light, 2)) +
    stroke("M70 286 L358 300 M96 238 L352 252", c.light, 2) +
    circle([58, 316, 8], metal) +
    circle([118, 200, 8], metal) +
    circle([344, 214, 8], metal) +
    circle([358, 326, 8], metal) +
    path("M300 330 Q332 268 364 330 Z", c.accent),
  hammock: (c) =>
    stroke("M44 340 V74 M356 340 V74", woodDark, 20) +
    stroke("M48 128 L104 168 M352 128 L296 168", rubber, 5) +
    path("M98 160 Q130 296 200 298 Q270 296 302 160 Q262 236 200 238 Q138 236 98 160 Z", c.base) +
    path("M98 160 Q130 296 200 298 Q230 298 252 276 Q160 280 98 160 Z", c.dark) +
    stroke("M98 160 Q138 236 200 238 Q262 236 302 160", c.accent, 6) +
    gloss("M216 246 Q262 240 288 200 Q268 266 220 276 Z"),
  strap: (c) =>
    repeat(
      2,
      (i) =>
        `<g transform="translate(${i * 62 - 20} ${i * 34})">${stroke("M110 130 Q230 90 250 170 Q262 236 140 220 Q80 206 110 160 Q140 126 220 150", c.base, 20)}${stroke("M110 130 Q230 90 250 170 Q262 236 140 220", c.light, 3)}${repeat(4, (k) => stroke(`M${146 + k * 26} ${112 + k * 8} v16`, c.accent, 4))}</g>`,
    ) + stroke("M290 262 q30 0 30 30 q0 30 -30 30 q-22 0 -22 -30 q0 -30 22 -30 Z", metal, 8),
  pegs: (c) =>
    repeat(7, (i) => {
      const peg =
        path("M193 106 H207 V300 L200 330 L193 300 Z", i % 2 ? c.base : c.light) +
        rect([184, 98, 32, 12, 4], c.dark) +
        stroke("M200 112 V320", c.deep, 2) +
        stroke("M206 104 q20 12 4 28", c.accent, 4);
      return `<g transform="rotate(${i * 12 - 36} 200 342)">${peg}</g>`;
    }) +
    path("M138 250 Q200 270 262 250 L274 330 Q200 356 126 330 Z", "#5a6b62") +
    shade("M226 260 L262 250 L274 330 Q254 338 232 341 Z") +
    stroke("M136 264 Q200 284 264 264", "#e8e0cc", 4),
};
