import type { Drawings } from "./ink.ts";
import {
  brass,
  circle,
  ellipse,
  gloss,
  metal,
  metalDark,
  metalLight,
  path,
  rect,
  repeat,
  rubber,
  shade,
  stroke,
  turned,
} from "./ink.ts";

const glow = (cx: number, cy: number, r: number) =>
  `<circle cx="${cx}" cy="${cy}" r="${r}" fill="#ffdf8a" fill-opacity="0.28"/><circle cx="${cx}" cy="${cy}" r="${r * 0.66}" fill="#ffdf8a" fill-opacity="0.38"/>`;

export const lightingDrawings: Drawings = {
  headlamp: (c) =>
    stroke("M118 214 Q60 150 110 104 Q200 46 290 104 Q340 150 282 214", c.dark, 26) +
    stroke("M118 214 Q60 150 110 104 Q200 46 290 104 Q340 150 282 214", c.accent, 5) +
    glow(200, 250, 92) +
    rect([112, 186, 176, 128, 44], c.base) +
    shade("M250 186 Q288 188 288 230 V270 Q288 312 250 314 Z") +
    circle([200, 250, 48], metalDark) +
    circle([200, 250, 40], "#fff3c9") +
    circle([200, 250, 22], "#ffffff") +
    circle([138, 250, 9], "#c2332e") +
    rect([250, 232, 20, 36, 8], c.deep) +
    rect([176, 180, 48, 14, 7], rubber) +
    gloss("M128 206 Q140 196 160 194 H240 Q200 200 134 220 Z"),
  lantern: (c) =>
    stroke("M138 140 Q140 56 200 56 Q260 56 262 140", metalDark, 8) +
    glow(200, 214, 118) +
    rect([132, 116, 136, 36, 14], c.base) +
    path("M146 150 H254 L262 268 H138 Z", "#fff1c4") +
    path("M176 150 H224 L228 268 H172 Z", "#ffdf8a") +
    stroke("M148 150 L140 268 M252 150 L260 268 M200 150 V268", c.dark, 6) +
    path("M124 264 H276 L284 322 Q282 342 260 342 H140 Q118 342 116 322 Z", c.base) +
    shade("M240 264 H276 L284 322 Q282 342 260 342 H236 Z") +
    circle([200, 304, 13], c.accent) +
    rect([146, 298, 24, 10, 3], rubber),
  torch: (c) =>
    turned(
      -38,
      path("M60 168 H98 L128 180 V220 L98 232 H60 Z", c.dark) +
        ellipse([60, 200, 12, 32], "#fff3c9") +
        path("M50 178 L-30 140 V260 L50 222 Z", "#ffdf8a55") +
        rect([124, 180, 208, 40, 12], c.base) +
        shade("M124 204 H332 V210 Q330 220 320 220 H124 Z") +
        repeat(7, (i) => rect([214 + i * 13, 180, 5, 40, 0], c.dark)) +
        rect([150, 172, 32, 14, 6], c.accent) +
        rect([328, 184, 20, 32, 8], c.deep) +
        gloss("M130 186 H320 V190 H130 Z"),
    ),
  "bike-lights": (c) =>
    path("M24 152 L120 186 V252 L24 300 Z", "#ffdf8a55") +
    rect([110, 172, 134, 92, 30], c.base) +
    ellipse([122, 218, 18, 36], "#fff3c9") +
    rect([150, 166, 46, 12, 6], metalDark) +
    stroke("M176 264 V330", rubber, 24) +
    circle([220, 218, 9], c.accent) +
    rect([276, 196, 72, 104, 24], c.base) +
    rect([286, 208, 52, 80, 18], "#b3261e") +
    repeat(6, (i) => circle([300 + (i % 2) * 24, 226 + Math.floor(i / 2) * 22, 7], "#ff8a7d")) +
    stroke("M312 300 V336", rubber, 18),
  "string-lights": () =>
    stroke("M30 92 Q110 196 200 150 Q290 104 372 196", rubber, 5) +
    stroke("M40 236 Q120 326 210 280 Q300 236 366 316", rubber, 5) +
    [
      [66, 128],
      [118, 158],
      [176, 160],
      [236, 134],
      [294, 132],
      [346, 168],
      [76, 266],
      [130, 292],
      [190, 290],
      [250, 262],
      [308, 268],
    ]
      .map(
        ([x = 0, y = 0]) =>
          glow(x, y + 22, 26) +
          rect([x - 7, y - 2, 14, 14, 4], rubber) +
          ellipse([x, y + 24, 12, 15], "#ffd873") +
          ellipse([x - 3, y + 20, 4, 6], "#fff6d6"),
      )
      .join(""),
  "power-bank": (c) =>
    turned(
      -12,
      rect([118, 72, 168, 266, 30], c.dark) +
        rect([114, 66, 168, 266, 30], c.base) +
        rect([130, 82, 136, 234, 18], c.light) +
        repeat(4, (i) => circle([162 + i * 24, 292, 6], i < 3 ? "#9fe0a5" : c.dark)) +
        path("M206 120 L168 198 H196 L188 256 L232 172 H202 Z", c.accent) +
        rect([152, 60, 34, 10, 4], rubber) +
        rect([206, 60, 40, 10, 4], rubber),
    ),
  solar: (c) =>
    [0, 1, 2]
      .map((i) => {
        const x = 44 + i * 106;
        return (
          path(`M${x} 122 L${x + 100} ${i % 2 ? 106 : 122} V${i % 2 ? 306 : 322} L${x} 322 Z`, c.deep) +
          path(`M${x + 8} 132 L${x + 92} ${i % 2 ? 118 : 132} V${i % 2 ? 296 : 312} L${x + 8} 312 Z`, "#23406e") +
          repeat(3, (k) => stroke(`M${x + 8} ${172 + k * 42} h84`, "#6f93c4", 2)) +
          stroke(`M${x + 36} 128 V316 M${x + 64} 126 V316`, "#6f93c4", 2) +
          path(`M${x + 14} 140 l34 0 l-30 80 Z`, "#ffffff22")
        );
      })
      .join("") +
    circle([324, 66, 30], "#f3c54f") +
    stroke("M324 22 v-8 M370 66 h8 M292 34 l-6 -6 M356 34 l6 -6 M278 66 h-8", "#f3c54f", 5) +
    circle([58, 112, 8], c.accent) +
    circle([342, 112, 8], c.accent),
  "power-station": (c) =>
    stroke("M120 152 Q122 92 160 92 H240 Q278 92 280 152", c.deep, 18) +
    rect([66, 142, 268, 196, 24], c.base) +
    shade("M286 142 H310 Q334 142 334 166 V314 Q334 338 310 338 H286 Z") +
    rect([92, 168, 136, 76, 10], "#182526") +
    path("M112 226 V196 H140 V226 M156 226 V186 H184 V226 M200 226 V206 H212 V226", "#6fd6b0") +
    circle([278, 206, 30], rubber) +
    circle([268, 206, 5], metal) +
    circle([288, 206, 5], metal) +
    repeat(4, (i) => rect([98 + i * 34, 266, 24, 14, 4], rubber)) +
    stroke("M92 308 H308", c.accent, 7) +
    rect([88, 334, 40, 10, 4], rubber) +
    rect([272, 334, 40, 10, 4], rubber),
  "candle-lantern": () =>
    stroke("M162 100 Q164 44 200 44 Q236 44 238 100", metalDark, 5) +
    glow(200, 206, 100) +
    path("M156 118 L178 92 H222 L244 118 Z", brass) +
    rect([150, 114, 100, 22, 6], brass) +
    path("M158 136 H242 V272 H158 Z", "#fff5d8aa") +
    rect([184, 212, 32, 62, 4], "#f6ecd2") +
    path("M200 210 q18 -22 2 -48 q-20 24 -2 48 Z", "#f2a03a") +
    path("M200 210 q8 -12 1 -26 q-10 12 -1 26 Z", "#fde58e") +
    stroke("M158 136 V272 M242 136 V272", brass, 7) +
    rect([142, 268, 116, 44, 10], brass) +
    shade("M222 268 H248 Q258 268 258 278 V302 Q258 312 248 312 H222 Z") +
    rect([134, 308, 132, 30, 10], "#a9853a"),
  compass: (c) =>
    rect([96, 56, 208, 288, 26], "#dcebe9") +
    rect([96, 56, 208, 288, 26], "#ffffff55") +
    repeat(10, (i) => stroke(`M104 ${84 + i * 24} h${i % 2 ? 12 : 20}`, rubber, 2)) +
    stroke("M200 64 V118", c.base, 4) +
    circle([200, 220, 92], rubber) +
    circle([200, 220, 78], "#f7f6ef") +
    repeat(24, (i) => turnedTick(i)) +
    path("M200 154 L216 220 H184 Z", c.base) +
    path("M200 286 L216 220 H184 Z", metalLight) +
    path("M200 286 L216 220 H200 Z", metal) +
    circle([200, 220, 8], brass) +
    stroke("M200 344 q-8 30 22 28", c.base, 6),
  cable: (c) =>
    stroke("M96 142 Q250 66 300 170 Q328 270 200 278 Q92 272 110 196 Q140 128 236 168 Q290 204 226 238", c.base, 11) +
    stroke("M96 142 Q250 66 300 170 Q328 270 200 278", c.light, 3) +
    turned(
      0,
      rect([46, 126, 52, 34, 8], rubber) +
        rect([22, 134, 28, 18, 5], metal) +
        rect([176, 222, 52, 34, 8], rubber) +
        rect([152, 230, 28, 18, 5], metal),
    ) +
    rect([252, 258, 40, 22, 6], c.accent),
  glowsticks: (c) =>
    ["#7fe35a", "#ffd34d", "#ff7fb0", "#58d0f0", "#ff9a4d", "#b28cff"]
      .map((colour, i) =>
        turned(
          i * 16 - 40,
          `<rect x="180" y="52" width="40" height="290" rx="20" fill="${colour}" fill-opacity="0.22"/>` +
            rect([189, 64, 22, 262, 11], colour) +
            rect([187, 312, 26, 26, 6], c.deep) +
            gloss("M194 78 h5 v220 h-5 Z", 0.6),
        ),
      )
      .join(""),
};

function turnedTick(index: number): string {
  const angle = (index * Math.PI) / 12;
  const at = (radius: number) =>
    `${(200 + radius * Math.sin(angle)).toFixed(1)} ${(220 - radius * Math.cos(angle)).toFixed(1)}`;
  return stroke(`M${at(index % 6 ? 68 : 60)} L${at(74)}`, rubber, index % 6 ? 2 : 4);
}
