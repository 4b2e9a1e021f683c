import type { Drawings, Ink } from "./ink.ts";
import {
  circle,
  ellipse,
  gloss,
  metal,
  metalDark,
  metalLight,
  mirrored,
  moved,
  path,
  rect,
  repeat,
  rubber,
  scaled,
  shade,
  stroke,
  turned,
  wood,
  woodDark,
} from "./ink.ts";

const flame = (x: number, y: number, size: number) =>
  path(
    `M${x} ${y} q${size} ${-size} ${size * 0.2} ${-size * 2.4} q${-size * 1.6} ${size * 1.2} ${-size * 0.2} ${size * 2.4} Z`,
    "#4aa3d6",
  ) +
  path(
    `M${x} ${y} q${size * 0.5} ${-size * 0.5} ${size * 0.1} ${-size * 1.3} q${-size * 0.8} ${size * 0.7} ${-size * 0.1} ${size * 1.3} Z`,
    "#a9dcf2",
  );

const cartridge = (c: Ink) =>
  path("M108 250 Q108 222 146 216 H254 Q292 222 292 250 V322 Q292 340 268 342 H132 Q108 340 108 322 Z", c.base) +
  shade("M254 216 Q292 222 292 250 V322 Q292 340 268 342 H240 Z") +
  rect([108, 262, 184, 48, 0], "#f6f1e4") +
  path("M200 268 q16 16 12 28 q-8 10 -20 4 q-8 -14 8 -32 Z", c.accent) +
  rect([170, 200, 60, 20, 8], metal) +
  rect([186, 186, 28, 18, 4], metalDark) +
  gloss("M120 248 Q122 232 142 226 V336 L128 334 Z");

const cup = (c: Ink) =>
  stroke("M276 176 Q342 176 338 232 Q332 280 272 278", c.dark, 18) +
  path("M108 138 H284 L278 300 Q272 338 240 340 H152 Q120 338 114 300 Z", c.base) +
  shade("M246 138 H284 L278 300 Q272 338 240 340 H226 Z") +
  gloss("M122 152 h16 l4 156 q-12 -4 -14 -16 Z");

const jug = (c: Ink) =>
  path("M92 316 Q86 214 152 168 H248 Q314 214 308 316 Q306 336 284 338 H116 Q94 336 92 316 Z", c.base) +
  shade("M248 168 Q314 214 308 316 Q306 336 284 338 H250 Q284 250 232 168 Z") +
  path("M298 232 L358 182 L370 196 L306 272 Z", c.dark) +
  gloss("M108 300 Q108 226 152 188 Q130 236 132 320 Q112 318 108 300 Z");

export const cookingDrawings: Drawings = {
  stove: (c) =>
    cartridge({ ...c, base: "#d9772f", accent: "#2f6f86" }) +
    rect([188, 138, 24, 54, 4], metalDark) +
    stroke("M212 172 H258", metal, 7) +
    circle([264, 172, 11], rubber) +
    path("M158 112 H242 L226 142 H174 Z", c.base) +
    mirrored(stroke("M186 134 L124 92 L112 96", metalDark, 8)) +
    stroke("M200 130 V84", metalDark, 7) +
    [170, 190, 210, 230].map((x) => flame(x, 110, 13)).join(""),
  "two-burner": (c) =>
    path("M60 196 L84 92 H316 L340 196 Z", c.dark) +
    path("M76 188 L96 104 H304 L324 188 Z", c.deep) +
    rect([48, 196, 304, 112, 14], c.base) +
    path("M48 228 H352 V294 Q352 308 338 308 H62 Q48 308 48 294 Z", c.dark) +
    [130, 270]
      .map(
        (x) =>
          ellipse([x, 212, 54, 14], rubber) +
          stroke(`M${x - 46} 212 h92 M${x} 200 v24`, metal, 5) +
          flame(x - 20, 210, 9) +
          flame(x + 20, 210, 9) +
          circle([x, 270, 19], metalLight) +
          stroke(`M${x} 270 v-14`, c.accent, 5),
      )
      .join("") +
    rect([66, 308, 40, 22, 4], rubber) +
    rect([294, 308, 40, 22, 4], rubber) +
    stroke("M176 284 h48", metal, 7),
  cartridge: (c) => moved(-46, -70, scaled(1.22, moved(38, 44, cartridge(c)))),
  "wood-stove": (c) =>
    path("M116 338 L128 186 H272 L284 338 Z", metal) +
    path("M228 186 H272 L284 338 H240 Z", metalDark) +
    path("M150 330 V252 Q200 214 250 252 V330 Z", "#3a2a20") +
    path("M200 326 Q150 300 178 262 Q188 276 192 256 Q200 226 214 250 Q240 276 226 304 Q220 322 200 326 Z", "#e5812f") +
    path("M200 326 Q178 306 194 284 Q214 296 214 310 Q210 322 200 326 Z", "#f7c95b") +
    repeat(5, (i) => circle([148 + i * 26, 208, 6], rubber)) +
    mirrored(stroke("M128 186 L116 158 H172", metalDark, 7)) +
    stroke("M160 170 L244 116 M190 168 L262 140", woodDark, 11) +
    stroke("M236 170 L150 118", wood, 11) +
    circle([118, 338, 1], c.accent),
  "camp-pot": (c) =>
    path("M104 158 H282 V310 Q280 336 252 338 H134 Q106 336 104 310 Z", c.base) +
    shade("M244 158 H282 V310 Q280 336 252 338 H232 Z") +
    ellipse([193, 158, 90, 20], c.light) +
    ellipse([193, 148, 90, 18], c.dark) +
    ellipse([193, 144, 84, 15], c.light) +
    circle([193, 132, 9], rubber) +
    stroke("M282 200 H348 Q360 236 348 286 H282", metalDark, 8) +
    stroke("M344 224 V264", c.accent, 13) +
    repeat(4, (i) => stroke(`M120 ${210 + i * 28} h22`, c.deep, 3)) +
    gloss("M114 178 h14 v140 q-12 -2 -14 -14 Z"),
  cookset: (c) =>
    path("M62 226 H262 V322 Q260 340 238 342 H86 Q64 340 62 322 Z", c.base) +
    shade("M222 226 H262 V322 Q260 340 238 342 H214 Z") +
    ellipse([162, 226, 100, 18], c.light) +
    path("M92 150 H232 V212 H92 Z", c.dark) +
    ellipse([162, 214, 70, 12], c.dark) +
    ellipse([162, 150, 70, 13], c.light) +
    ellipse([298, 318, 66, 22], c.deep) +
    path("M232 300 Q236 340 298 342 Q360 340 364 300 Z", c.accent) +
    ellipse([298, 300, 66, 17], "#ffffff55") +
    stroke("M262 256 H310 Q322 256 326 246", rubber, 10) +
    path("M70 116 Q162 78 254 116 L246 130 H78 Z", c.base) +
    stroke("M162 92 v-10", rubber, 12) +
    gloss("M74 242 h14 v80 q-12 -2 -14 -12 Z"),
  kettle: (c) =>
    stroke("M134 176 Q140 74 200 74 Q260 74 266 176", rubber, 12) +
    jug(c) +
    ellipse([200, 168, 54, 14], c.dark) +
    ellipse([200, 162, 50, 11], c.light) +
    circle([200, 148, 11], c.accent) +
    stroke("M112 316 H290", c.deep, 4),
  "enamel-mug": (c) =>
    cup(c) +
    ellipse([196, 138, 88, 18], "#f6f3ec") +
    ellipse([196, 140, 74, 12], "#d9d5ca") +
    stroke("M108 138 A88 18 0 0 0 284 138", "#2f4a6b", 6) +
    path("M196 196 q36 18 30 50 q-30 16 -56 -2 q-6 -34 26 -48 Z", "#ffffffbb") +
    stroke("M178 250 Q196 226 208 206", c.dark, 4),
  "steel-mug": (c) =>
    cup({ ...c, base: metal, dark: metalDark }) +
    ellipse([196, 138, 88, 18], c.deep) +
    ellipse([196, 130, 86, 16], rubber) +
    rect([180, 110, 30, 16, 6], c.accent) +
    stroke("M116 210 H282", metalLight, 5),
  mug: (c) =>
    cup(c) +
    ellipse([196, 138, 88, 18], c.pale) +
    ellipse([196, 141, 76, 13], "#5a3a28") +
    path(
      "M108 150 L284 150 Q282 190 262 176 Q244 202 222 180 Q200 206 178 182 Q150 204 138 180 Q118 194 112 172 Z",
      c.light,
    ) +
    path("M118 316 Q200 332 274 316 Q268 338 240 340 H152 Q124 338 118 316 Z", "#cdb894"),
  bottle: (c) =>
    path("M148 138 Q150 112 174 104 H226 Q250 112 252 138 V318 Q250 342 226 344 H174 Q150 342 148 318 Z", c.base) +
    shade("M228 104 Q250 112 252 138 V318 Q250 342 226 344 H218 Z") +
    rect([168, 70, 64, 40, 8], rubber) +
    stroke("M180 70 Q182 38 200 38 Q218 38 220 70", metal, 8) +
    rect([148, 206, 104, 14, 0], c.dark) +
    path("M200 236 q22 12 18 32 q-18 10 -36 0 q-4 -22 18 -32 Z", c.pale) +
    gloss("M158 142 q2 -20 14 -26 v206 q-12 -4 -14 -14 Z", 0.36),
  flask: (c) =>
    path("M136 150 H264 V318 Q262 342 238 344 H162 Q138 342 136 318 Z", c.base) +
    shade("M234 150 H264 V318 Q262 342 238 344 H222 Z") +
    path("M146 66 H254 L264 150 H136 Z", metal) +
    shade("M228 66 H254 L264 150 H236 Z") +
    rect([136, 144, 128, 16, 0], rubber) +
    stroke("M264 190 Q314 192 312 244 Q310 290 264 292", c.dark, 14) +
    rect([136, 300, 128, 10, 0], c.accent) +
    gloss("M148 164 h14 v166 q-12 -2 -14 -12 Z", 0.3),
  filter: (c) =>
    path("M132 150 H268 L284 322 Q200 346 116 322 Z", "#a9d3e6") +
    shade("M232 150 H268 L284 322 Q260 332 236 335 Z", 0.1) +
    path("M124 240 Q160 224 200 240 Q240 256 276 238 L284 322 Q200 346 116 322 Z", "#6fb1d0") +
    rect([164, 60, 72, 94, 14], c.base) +
    rect([164, 60, 72, 28, 12], c.dark) +
    repeat(4, (i) => stroke(`M${178 + i * 15} 98 v44`, c.light, 4)) +
    rect([186, 34, 28, 30, 8], metalLight) +
    path("M200 190 q22 24 18 38 q-6 14 -18 14 q-14 0 -18 -14 q-2 -14 18 -38 Z", "#ffffff99") +
    rect([150, 148, 100, 14, 6], c.accent),
  cooler: (c) =>
    stroke("M96 160 Q96 84 200 84 Q304 84 304 160", metalDark, 10) +
    rect([66, 196, 268, 146, 18], c.base) +
    shade("M276 196 H316 Q334 196 334 214 V324 Q334 342 316 342 H276 Z", 0.12) +
    rect([56, 150, 288, 58, 18], c.dark) +
    rect([56, 146, 288, 34, 16], c.light) +
    mirrored(rect([112, 186, 36, 50, 8], c.accent)) +
    rect([164, 250, 72, 40, 8], c.dark) +
    stroke("M178 270 h44", c.pale, 5) +
    circle([306, 318, 10], rubber),
  grill: (c) =>
    mirrored(stroke("M112 268 L74 342 M126 268 L140 342", metalDark, 8)) +
    path("M78 198 H322 L300 272 H100 Z", c.base) +
    shade("M262 198 H322 L300 272 H262 Z") +
    repeat(8, (i) => rect([112 + i * 24, 226, 12, 22, 5], c.deep)) +
    rect([62, 180, 276, 22, 8], metal) +
    repeat(12, (i) => stroke(`M${82 + i * 21.5} 180 v14`, metalDark, 4)) +
    path("M120 178 Q132 142 172 156 Q184 172 168 180 Z M216 178 Q232 148 276 160 Q284 174 268 180 Z", "#a4553a") +
    stroke(
      "M150 128 q-14 -18 0 -32 q14 -16 0 -32 M210 128 q-14 -18 0 -32 q14 -16 0 -32 M262 132 q-12 -16 0 -28",
      "#b8b2a6",
      5,
    ) +
    circle([310, 236, 1], c.accent),
  "fire-steel": (c) =>
    turned(
      -34,
      rect([176, 56, 48, 132, 20], c.base) +
        stroke("M188 76 V170", c.light, 5) +
        rect([188, 184, 24, 168, 6], rubber) +
        stroke("M196 196 V340", "#5b6266", 4),
    ) +
    turned(28, rect([186, 120, 34, 150, 5], metal) + circle([203, 140, 8], rubber)) +
    stroke("M128 128 q-40 -40 20 -62 q40 0 20 40", c.accent, 6) +
    repeat(6, (i) => circle([236 + (i % 3) * 26, 290 + Math.floor(i / 3) * 24 - i * 3, 4], "#f0a63a")),
};
