import type { Drawings } from "./ink.ts";
import {
  brass,
  circle,
  ellipse,
  gloss,
  metal,
  metalDark,
  mirrored,
  moved,
  path,
  rect,
  repeat,
  rubber,
  shade,
  stroke,
  turned,
  wood,
  woodDark,
} from "./ink.ts";

const leaf = (x: number, y: number, colour: string) =>
  path(`M${x} ${y} q26 -34 58 -20 q-10 34 -58 20 Z`, colour) +
  path(`M${x} ${y} q-26 -34 -58 -20 q10 34 58 20 Z`, colour);

const toolHandle = (base: string) =>
  rect([178, 44, 44, 148, 20], base) + stroke("M190 64 V170", "#ffffff66", 5) + rect([184, 184, 32, 26, 5], brass);

const slats = (x: number, y: number, colours: string[]) =>
  colours
    .map(
      (colour, i) =>
        rect([x, y + i * 34, 252, 30, 3], colour) +
        stroke(`M${x + 16} ${y + 12 + i * 34} h${90 + (i % 3) * 40}`, "#00000022", 2),
    )
    .join("");

export const gardenDrawings: Drawings = {
  "watering-can": (c) =>
    stroke("M168 180 Q150 78 232 82 Q330 96 300 252", c.dark, 15) +
    path("M150 226 L62 140 L46 152 L150 300 Z", c.dark) +
    path("M26 126 L74 116 L84 150 L44 172 Z", brass) +
    path("M140 182 H292 L304 322 Q302 340 282 342 H150 Q130 340 128 322 Z", c.base) +
    shade("M256 182 H292 L304 322 Q302 340 282 342 H250 Z") +
    path("M140 182 Q216 140 292 182 L288 196 Q216 164 144 196 Z", c.light) +
    stroke("M136 226 H296 M132 300 H302", c.dark, 4) +
    gloss("M150 204 h16 l-4 124 h-18 Z") +
    repeat(4, (i) => stroke(`M${34 + i * 12} ${186 + i * 4} l-8 26`, "#7fb2cc", 4)),
  trowel: (c) =>
    turned(
      30,
      toolHandle(c.base) +
        rect([193, 206, 14, 34, 3], metalDark) +
        path("M158 236 Q200 218 242 236 L240 300 Q226 352 200 372 Q174 352 160 300 Z", metal) +
        path("M200 226 Q226 228 242 236 L240 300 Q226 352 200 372 Z", metalDark) +
        repeat(4, (i) => stroke(`M166 ${262 + i * 20} h14`, rubber, 2)),
    ),
  "hand-fork": (c) =>
    turned(
      30,
      toolHandle(c.base) +
        rect([193, 206, 14, 40, 3], metalDark) +
        stroke("M156 372 V272 Q158 248 200 246 Q242 248 244 272 V372 M200 246 V376", metal, 13),
    ),
  secateurs: (c) =>
    turned(
      20,
      path("M196 196 Q150 130 176 48 Q196 40 206 60 Q220 130 216 196 Z", metal) +
        path("M206 200 Q262 150 262 92 Q250 76 236 92 Q216 140 190 190 Z", metalDark) +
        stroke("M206 204 Q150 270 164 358", c.base, 26) +
        stroke("M196 204 Q256 262 246 352", c.dark, 26) +
        circle([202, 198, 20], rubber) +
        circle([202, 198, 9], brass) +
        stroke("M190 236 l12 10 l-8 8 l12 10 l-8 8", metalDark, 4),
    ),
  loppers: (c) =>
    turned(
      24,
      path("M194 136 Q160 90 180 34 Q196 30 204 46 Q214 90 210 138 Z", metal) +
        path("M204 140 Q246 104 248 62 Q236 48 226 62 Q212 98 194 132 Z", metalDark) +
        stroke("M208 146 Q150 220 138 292", wood, 13) +
        stroke("M194 146 Q252 220 262 292", wood, 13) +
        stroke("M140 284 L130 366 M260 284 L270 366", c.base, 22) +
        circle([201, 140, 15], rubber) +
        circle([201, 140, 7], brass),
    ),
  planter: (c) =>
    leaf(200, 178, "#5f8a4d") +
    moved(34, -34, leaf(176, 176, "#7aa65f")) +
    moved(-30, -52, leaf(214, 196, "#4c7a43")) +
    stroke("M200 216 V112", "#4c7a43", 7) +
    path("M116 224 H284 L258 330 Q256 340 244 342 H156 Q144 340 142 330 Z", c.base) +
    shade("M238 224 H284 L258 330 Q256 340 244 342 H226 Z") +
    rect([100, 194, 200, 40, 8], c.light) +
    shade("M246 194 H292 Q300 194 300 202 V226 Q300 234 292 234 H246 Z", 0.12) +
    gloss("M134 240 h14 l16 92 h-12 Z", 0.24),
  "raised-bed": (c) =>
    [96, 160, 230, 296]
      .map((x, i) =>
        moved(0, (i % 2) * 14, leaf(x, 186, i % 2 ? "#5f8a4d" : "#7aa65f") + stroke(`M${x} 206 V172`, "#4c7a43", 6)),
      )
      .join("") +
    circle([132, 186, 13], "#c23b32") +
    circle([268, 192, 12], "#c23b32") +
    ellipse([200, 212, 134, 14], "#5a4030") +
    slats(74, 214, [c.base, c.light, c.base, c.light].slice(0, 3)) +
    rect([60, 200, 26, 142, 3], c.dark) +
    rect([314, 200, 26, 142, 3], c.dark) +
    rect([74, 312, 252, 28, 3], c.light) +
    mirrored(circle([73, 226, 4], metal) + circle([73, 316, 4], metal)),
  compost: (c) =>
    ellipse([200, 178, 116, 30], "#5a4030") +
    leaf(180, 168, "#7aa65f") +
    circle([246, 166, 12], "#d07a34") +
    circle([142, 172, 9], "#b8433a") +
    slats(74, 184, [c.base, c.light, c.base, c.light]) +
    rect([74, 318, 252, 22, 3], c.base) +
    rect([62, 156, 24, 186, 3], c.dark) +
    rect([314, 156, 24, 186, 3], c.dark) +
    repeat(4, (i) => rect([86, 212 + i * 34, 228, 5, 0], "#3b2c20")),
  "bird-feeder": (c) =>
    stroke("M200 30 V92", metalDark, 4) +
    path("M88 156 L200 82 L312 156 L296 176 L200 114 L104 176 Z", c.dark) +
    path("M110 156 L200 96 L290 156 L290 172 H110 Z", c.base) +
    rect([132, 170, 136, 118, 2], "#dcecef") +
    path("M134 214 Q200 196 266 214 V286 H134 Z", "#caa15a") +
    repeat(14, (i) => circle([148 + (i % 7) * 17, 234 + Math.floor(i / 7) * 24, 5], i % 3 ? "#7d5a2c" : "#e7cf98")) +
    stroke("M132 166 V290 M268 166 V290", c.base, 10) +
    rect([92, 284, 216, 24, 6], c.base) +
    path("M300 268 q-8 -34 26 -38 q32 2 30 34 q18 8 10 14 h-46 q-16 0 -20 -10 Z", "#8a6f57") +
    circle([322, 262, 13], "#d2703c") +
    circle([334, 240, 3], rubber) +
    path("M306 246 l-14 4 l14 5 Z", rubber),
  "nest-box": (c) =>
    path("M108 118 L304 92 L312 126 L104 150 Z", c.dark) +
    path("M122 140 L292 120 V324 H122 Z", c.base) +
    shade("M250 124 L292 120 V324 H250 Z") +
    repeat(4, (i) => stroke(`M${150 + i * 34} ${142 - i * 4} V322`, c.dark, 2)) +
    circle([200, 204, 33], c.deep) +
    circle([200, 204, 27], "#241a13") +
    stroke("M200 262 V250", wood, 8) +
    rect([112, 318, 190, 20, 4], c.dark) +
    circle([276, 308, 5], metal) +
    path("M190 214 q10 -18 22 0 Z", "#e0b33c"),
  "fire-bowl": (c) =>
    mirrored(stroke("M128 276 L104 342", c.deep, 13)) +
    stroke("M200 300 V346", c.deep, 13) +
    path(
      "M200 252 Q120 220 158 150 Q170 180 180 156 Q186 96 214 74 Q208 116 236 134 Q262 150 248 186 Q264 180 264 162 Q292 220 200 252 Z",
      "#e3752c",
    ) +
    path("M200 252 Q152 226 176 184 Q188 200 194 176 Q204 146 214 166 Q238 196 226 222 Q222 244 200 252 Z", "#f6c14f") +
    stroke("M130 244 L250 226 M150 222 L272 246", woodDark, 15) +
    path("M60 236 Q72 316 200 318 Q328 316 340 236 Z", c.base) +
    shade("M272 236 H340 Q328 316 200 318 Q270 300 272 236 Z") +
    ellipse([200, 236, 140, 14], c.dark) +
    stroke("M62 236 A138 14 0 0 0 338 236", c.light, 4),
  hose: (c) =>
    repeat(
      4,
      (i) =>
        `<ellipse cx="200" cy="${284 - i * 24}" rx="${132 - i * 3}" ry="46" fill="none" stroke="${i % 2 ? c.light : c.base}" stroke-width="22"/>`,
    ) +
    stroke("M74 206 Q66 120 150 116 Q206 116 234 96", c.base, 20) +
    turned(-28, rect([270, 152, 62, 28, 8], brass) + rect([326, 156, 30, 20, 4], c.accent)) +
    stroke("M326 284 Q364 306 342 340", c.base, 20) +
    rect([326, 326, 32, 22, 5], brass) +
    stroke("M80 276 Q120 318 200 322", c.pale, 4),
  broom: (c) =>
    turned(
      14,
      rect([192, 20, 16, 210, 6], wood) +
        path("M160 222 H240 L252 256 H148 Z", woodDark) +
        path("M148 254 H252 L276 356 Q200 372 124 356 Z", "#d9b45f") +
        repeat(11, (i) => stroke(`M${154 + i * 9.4} 258 L${132 + i * 13.6} 358`, "#b08a3c", 3)) +
        stroke("M146 262 H254 M142 280 H258", c.base, 7),
    ),
  "seed-bag": (c) =>
    path("M112 96 H288 L296 330 Q200 346 104 330 Z", "#f1e6cc") +
    path("M112 96 H288 L286 124 H114 Z", c.dark) +
    shade("M250 96 H288 L296 330 Q276 335 252 338 Z", 0.1) +
    stroke("M126 110 H274", "#ffffff88", 3) +
    [
      [156, 210, "#c94a5a"],
      [200, 182, "#5f7fc0"],
      [244, 214, "#e3b23c"],
      [178, 246, "#e08bb0"],
      [226, 252, "#7a5aa0"],
    ]
      .map(([x, y, colour]) => flower(Number(x), Number(y), String(colour)))
      .join("") +
    rect([136, 142, 128, 10, 5], c.base),
};

function flower(x: number, y: number, colour: string): string {
  const petals = repeat(6, (i) => {
    const angle = (i * Math.PI) / 3;
    return circle(
      [Number((x + 13 * Math.cos(angle)).toFixed(1)), Number((y + 13 * Math.sin(angle)).toFixed(1)), 8.5],
      colour,
    );
  });
  return stroke(`M${x} ${y + 10} Q${x + 4} 290 200 318`, "#6d9152", 4) + petals + circle([x, y, 8], "#f4d35e");
}
