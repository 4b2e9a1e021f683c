import type { Drawings } from "./ink.ts";
import {
  brass,
  circle,
  ellipse,
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
} from "./ink.ts";

export const furnitureDrawings: Drawings = {
  "camp-chair": (c) =>
    mirrored(stroke("M128 336 L188 238 M96 240 L150 336", metalDark, 8)) +
    mirrored(stroke("M104 96 L122 234", metalDark, 8)) +
    path("M100 92 Q200 128 300 92 L292 214 Q280 276 200 282 Q120 276 108 214 Z", c.base) +
    path("M108 208 Q120 276 200 282 Q280 276 292 208 Q200 252 108 208 Z", c.dark) +
    path("M124 116 Q200 140 276 116 L270 156 Q200 178 130 156 Z", c.light) +
    mirrored(circle([102, 94, 10], rubber) + rect([90, 326, 20, 14, 5], rubber) + rect([140, 328, 20, 14, 5], rubber)) +
    stroke("M176 146 H224", c.accent, 7),
  stool: (c) =>
    stroke("M126 164 L262 340 M274 164 L138 340 M200 158 V340", "#a8743f", 12) +
    path("M92 154 Q200 116 308 154 Q320 172 296 190 Q200 226 104 190 Q80 172 92 154 Z", c.dark) +
    path("M92 148 Q200 110 308 148 Q316 164 296 176 Q200 208 104 176 Q84 164 92 148 Z", c.base) +
    mirrored(path("M86 152 Q104 138 124 140 L118 182 Q92 176 86 152 Z", "#7a4f2e")) +
    circle([200, 244, 12], metal) +
    gloss("M130 148 Q200 128 270 148 Q200 140 130 156 Z"),
  "roll-table": (c) =>
    mirrored(stroke("M92 190 L140 340 M160 190 L96 340", metalDark, 9)) +
    repeat(8, (i) => rect([46 + i * 38.7, 152, 36, 30, 4], i % 2 ? c.base : c.light)) +
    rect([46, 178, 308, 14, 4], c.dark) +
    rect([150, 96, 26, 56, 6], "#f4f0e6") +
    stroke("M176 108 q18 4 14 20 q-4 10 -14 8", "#f4f0e6", 6) +
    path("M230 152 Q228 118 262 118 Q296 118 294 152 Z", c.accent) +
    mirrored(rect([86, 332, 24, 12, 4], rubber) + rect([130, 332, 24, 12, 4], rubber)),
  cot: (c) =>
    [80, 200, 320]
      .map((x) => stroke(`M${x - 26} 238 L${x + 18} 332 M${x + 26} 238 L${x - 18} 332`, metalDark, 8))
      .join("") +
    path("M36 214 Q200 240 364 214 L368 240 Q200 270 32 240 Z", c.dark) +
    path("M36 196 L364 196 Q374 214 364 228 Q200 250 36 228 Q26 214 36 196 Z", c.base) +
    rect([46, 170, 84, 36, 16], "#f2ecdd") +
    stroke("M140 200 H356", c.light, 4) +
    circle([350, 214, 6], c.accent),
  "deck-chair": (c) =>
    stroke("M96 92 L272 338 M300 338 L140 92", wood, 14) +
    stroke("M112 338 L284 262", wood, 13) +
    path("M108 84 H158 L254 236 Q276 262 312 256 L318 292 Q254 306 222 262 Z", "#f5efe0") +
    [0, 1, 2].map((i) => path(`M${114 + i * 17} 84 h9 L${232 + i * 9} ${262 - i * 10} l-7 4 Z`, c.base)).join("") +
    path("M236 254 Q272 294 318 280 L317 288 Q262 304 230 262 Z", c.base) +
    stroke("M100 86 H164", "#8f6437", 12) +
    circle([206, 218, 6], brass),
  windbreak: (c) =>
    [48, 124, 200, 276, 352].map((x, i) => rect([x - 4, 108 + (i % 2) * 10, 8, 236, 3], "#c79b63")).join("") +
    path("M48 134 L124 146 L200 134 L276 146 L352 134 V292 L276 304 L200 292 L124 304 L48 292 Z", c.base) +
    path("M124 146 L200 134 V292 L124 304 Z M276 146 L352 134 V292 L276 304 Z", c.light) +
    stroke("M48 170 L124 182 L200 170 L276 182 L352 170 M48 256 L124 268 L200 256 L276 268 L352 256", "#ffffffaa", 12) +
    path("M20 338 Q200 318 380 338 V350 H20 Z", "#e5d3a8"),
  bench: (c) =>
    repeat(4, (i) => rect([66, 132 + i * 24, 268, 15, 5], i % 2 ? c.base : c.light)) +
    repeat(3, (i) => rect([52, 232 + i * 15, 296, 12, 4], i % 2 ? c.light : c.base)) +
    mirrored(stroke("M84 124 V340 M70 276 L108 340", c.deep, 12)) +
    mirrored(circle([84, 244, 6], brass)) +
    path("M230 228 Q232 186 280 190 Q314 196 312 230 Z", c.accent),
  "camp-kitchen": (c) =>
    mirrored(stroke("M76 190 V340", metalDark, 9)) +
    path("M62 188 V118 H222 V188 Z", "#9fa8ae") +
    rect([50, 184, 300, 22, 6], c.base) +
    rect([80, 160, 118, 26, 6], "#2f5747") +
    ellipse([110, 160, 22, 6], rubber) +
    ellipse([168, 160, 22, 6], rubber) +
    path("M246 184 V138 H304 V184 Z", c.accent) +
    ellipse([275, 138, 29, 8], "#ffffff55") +
    rect([72, 206, 120, 122, 6], "#3d5a50") +
    rect([208, 206, 120, 122, 6], "#3d5a50") +
    stroke("M76 266 H188 M212 266 H324 M132 210 V262", "#22372f", 4) +
    gloss("M58 188 H342 V192 H58 Z", 0.4),
  shelf: (c) =>
    stroke("M108 84 V340 M292 84 V340", metalDark, 9) +
    rect([100, 80, 200, 250, 10], c.base) +
    shade("M262 80 H290 Q300 80 300 90 V320 Q300 330 290 330 H262 Z") +
    [100, 180, 258].map((y) => rect([114, y, 172, 62, 6], c.deep)).join("") +
    rect([126, 122, 40, 40, 4], c.accent) +
    rect([176, 132, 30, 30, 4], "#e8dfc8") +
    circle([246, 146, 16], "#b8573c") +
    rect([130, 212, 72, 30, 6], "#6f8f9a") +
    rect([214, 204, 26, 38, 4], "#d9b45a") +
    rect([128, 286, 100, 34, 8], "#7a8f5a"),
};
