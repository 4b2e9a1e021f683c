import type { Drawings } from "./ink.ts";
import {
  circle,
  dashed,
  ellipse,
  gloss,
  metal,
  metalDark,
  path,
  rect,
  repeat,
  rubber,
  shade,
  stroke,
  turned,
} from "./ink.ts";

export const sleepingDrawings: Drawings = {
  "mummy-bag": (c) =>
    turned(
      24,
      path(
        "M200 34 Q272 36 276 116 L270 230 Q258 340 240 366 Q200 384 160 366 Q142 340 130 230 L124 116 Q128 36 200 34 Z",
        c.base,
      ) +
        path("M200 34 Q272 36 276 116 L270 230 Q258 340 240 366 Q220 376 200 376 Q232 220 226 110 Z", c.dark) +
        repeat(7, (i) =>
          stroke(`M${128 + i * 3} ${150 + i * 32} Q200 ${166 + i * 32} ${272 - i * 3} ${150 + i * 32}`, c.deep, 2.5),
        ) +
        ellipse([200, 98, 50, 46], c.deep) +
        ellipse([200, 102, 40, 36], c.accent) +
        path("M164 108 Q200 84 236 108 L232 130 Q200 142 168 130 Z", c.pale) +
        stroke("M152 124 Q146 230 160 330", metal, 3) +
        gloss("M138 140 Q136 240 152 320 L164 320 Q150 240 150 140 Z"),
    ),
  quilt: (c) =>
    path("M74 104 Q200 82 326 104 L338 300 Q316 332 284 316 Q200 340 116 316 Q84 332 62 300 Z", c.base) +
    repeat(5, (i) =>
      stroke(`M${72 - i * 2} ${142 + i * 36} Q200 ${124 + i * 40} ${328 + i * 2} ${142 + i * 36}`, c.dark, 4),
    ) +
    repeat(4, (i) => stroke(`M${124 + i * 50} 98 Q${120 + i * 53} 210 ${116 + i * 56} 320`, c.dark, 3)) +
    path("M326 104 L338 300 Q316 332 284 316 Q292 210 262 98 Z", c.accent) +
    path("M326 104 Q296 94 262 98 Q290 210 284 316 Q262 220 230 96 Q284 92 326 104 Z", c.light),
  "foam-mat": (c) =>
    path("M64 196 L138 132 H352 L296 196 Z", c.light) +
    repeat(15, (i) =>
      ellipse([122 + (i % 5) * 43 - Math.floor(i / 5) * 18, 146 + Math.floor(i / 5) * 18, 13, 5], c.dark),
    ) +
    path("M296 196 L352 132 V276 L296 340 Z", c.deep) +
    repeat(6, (i) => rect([60, 196 + i * 24, 240, 22, 10], i % 2 ? c.dark : c.base)) +
    repeat(5, (i) => stroke(`M300 ${219 + i * 24} L352 ${157 + i * 24}`, c.dark, 3)) +
    rect([142, 190, 20, 154, 3], rubber) +
    rect([138, 250, 28, 20, 4], c.accent),
  "air-mat": (c) =>
    turned(
      -18,
      rect([116, 46, 168, 316, 34], c.base) +
        repeat(5, (i) => rect([126 + i * 30.5, 62, 26, 284, 13], i % 2 ? c.base : c.light)) +
        repeat(5, (i) => gloss(`M${131 + i * 30.5} 76 h5 v256 h-5 Z`, 0.25)) +
        rect([116, 46, 168, 46, 22], c.dark) +
        circle([262, 340, 12], rubber) +
        circle([262, 340, 6], c.accent) +
        path("M188 62 h24 v14 h-24 Z", c.accent),
    ),
  pillow: (c) =>
    path(
      "M62 164 Q66 140 96 146 Q200 126 304 146 Q334 140 338 164 Q324 232 338 296 Q334 322 304 314 Q200 332 96 314 Q66 322 62 296 Q76 232 62 164 Z",
      c.base,
    ) +
    shade(
      "M338 296 Q334 322 304 314 Q200 332 96 314 Q66 322 62 296 Q64 286 66 276 Q200 306 334 276 Q336 286 338 296 Z",
      0.14,
    ) +
    stroke("M96 166 Q200 190 304 166 M120 292 Q200 304 280 292", c.dark, 3) +
    stroke("M86 160 q22 24 30 60 M314 160 q-22 24 -30 60", c.light, 4) +
    circle([306, 296, 12], rubber) +
    circle([306, 296, 6], c.accent) +
    gloss("M108 152 Q200 136 292 152 Q200 152 120 168 Z", 0.34),
  liner: (c) =>
    path("M112 92 Q200 70 288 92 L278 322 Q200 350 122 322 Z", c.base) +
    path("M288 92 L278 322 Q250 334 226 337 Q258 220 240 84 Z", c.dark) +
    stroke("M150 110 Q142 220 154 322 M196 104 Q190 220 194 330", c.dark, 3) +
    path("M112 92 Q200 70 288 92 Q282 128 200 130 Q118 128 112 92 Z", c.pale) +
    ellipse([200, 102, 66, 16], c.deep) +
    rect([286, 270, 54, 66, 18], c.accent) +
    stroke("M300 272 q13 -24 26 0", rubber, 4),
  tin: (c) =>
    ellipse([200, 284, 122, 44], metalDark) +
    path("M78 232 V284 Q200 348 322 284 V232 Z", metal) +
    ellipse([200, 232, 122, 44], "#d7dcdf") +
    ellipse([200, 226, 112, 38], c.base) +
    ellipse([200, 226, 86, 28], c.pale) +
    path("M200 204 q34 8 34 26 q-34 12 -58 2 q-4 -22 24 -28 Z", c.dark) +
    stroke("M176 234 Q200 222 226 216", c.pale, 3) +
    shade("M284 216 V308 Q322 294 322 284 V232 Q312 222 284 216 Z") +
    path("M150 170 l60 -46 l28 34 l-60 46 Z", c.accent) +
    dashed("M160 172 l52 -40", "#ffffff"),
};
