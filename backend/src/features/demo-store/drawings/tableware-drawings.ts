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
  shade,
  stroke,
  turned,
  woodDark,
} from "./ink.ts";

const handle = (c: Ink) =>
  rect([84, 176, 128, 38, 16], c.base) +
  shade("M100 200 H200 Q212 200 212 198 V206 Q206 214 196 214 H100 Q88 212 84 200 Z") +
  [108, 148, 188].map((x) => circle([x, 195, 6], "#c9a24a")).join("");

const jar = (x: number, y: number, content: string) =>
  moved(
    x,
    y,
    rect([0, 26, 92, 104, 16], "#d9eaee") +
      rect([6, 58, 80, 66, 12], content) +
      rect([8, 8, 76, 20, 8], "#eef6f8") +
      rect([4, 24, 84, 8, 4], "#c0552f") +
      stroke("M16 8 V40 M76 8 V40", metalDark, 4) +
      gloss("M12 42 h8 v74 h-8 Z", 0.6),
  );

export const tablewareDrawings: Drawings = {
  "dutch-oven": (c) =>
    mirrored(stroke("M84 222 Q42 222 50 256 Q56 268 86 264", c.dark, 16)) +
    path("M78 206 H322 V296 Q318 338 278 340 H122 Q82 338 78 296 Z", c.base) +
    shade("M276 206 H322 V296 Q318 338 278 340 H254 Z") +
    path("M74 206 Q82 148 200 142 Q318 148 326 206 Z", c.light) +
    path("M232 144 Q318 156 326 206 H270 Z", c.base) +
    rect([68, 198, 264, 18, 9], c.dark) +
    rect([184, 122, 32, 14, 5], metalDark) +
    circle([200, 114, 18], "#d8c08a") +
    gloss("M94 224 h18 v92 q-14 -6 -18 -22 Z"),
  pan: (c) =>
    turned(
      -26,
      ellipse([176, 214, 132, 104], c.deep) +
        ellipse([176, 206, 132, 104], c.base) +
        ellipse([176, 208, 112, 86], c.dark) +
        ellipse([168, 200, 90, 66], c.base) +
        path("M298 190 L396 178 Q408 196 398 216 L300 224 Z", c.base) +
        shade("M300 210 L400 200 L398 216 L300 224 Z") +
        ellipse([384, 197, 9, 6], c.pale) +
        gloss("M84 170 Q120 116 190 114 Q120 138 98 190 Z", 0.16),
    ),
  "chef-knife": (c) =>
    turned(
      -32,
      path("M206 168 H352 Q390 178 396 206 Q330 238 206 232 Z", metalLight) +
        path("M206 200 Q320 218 396 206 Q330 238 206 232 Z", metal) +
        rect([198, 166, 14, 68, 4], metalDark) +
        moved(-8, 4, handle(c)),
    ),
  "bread-knife": (c) =>
    turned(
      -32,
      path("M206 174 H384 Q398 184 396 200 L388 224 " + "q-7 10 -14 0 ".repeat(12) + "L206 224 Z", metalLight) +
        stroke("M212 186 H384", metal, 4) +
        rect([198, 170, 14, 58, 4], metalDark) +
        moved(-8, 4, handle(c)),
    ),
  "paring-knife": (c) =>
    turned(
      -32,
      path("M206 178 H300 Q328 192 334 210 Q280 226 206 220 Z", metalLight) +
        path("M206 202 Q270 212 334 210 Q280 226 206 220 Z", metal) +
        rect([198, 174, 14, 50, 4], metalDark) +
        moved(-8, 2, handle(c)),
    ) +
    turned(
      -32,
      rect([222, 250, 120, 44, 12], "#caa77a") +
        circle([246, 264, 3], woodDark) +
        circle([290, 280, 3], woodDark) +
        circle([318, 262, 3], woodDark),
    ),
  board: (c) =>
    turned(
      -14,
      rect([86, 90, 232, 236, 22], c.dark) +
        rect([82, 82, 232, 236, 22], c.base) +
        repeat(5, (i) => stroke(`M${112 + i * 44} 92 Q${122 + i * 40} 200 ${108 + i * 45} 308`, c.dark, 2)) +
        `<rect x="102" y="102" width="192" height="196" rx="12" fill="none" stroke="${c.dark}" stroke-width="6"/>` +
        circle([286, 110, 13], "#f3ead9"),
    ),
  teapot: (c) =>
    stroke("M300 214 Q362 206 350 262 Q336 306 284 298", c.dark, 16) +
    path("M104 226 Q56 216 62 174 L44 168 Q40 250 112 282 Z", c.dark) +
    path("M92 244 Q96 168 200 164 Q304 168 308 244 Q304 332 200 338 Q96 332 92 244 Z", c.base) +
    shade("M250 174 Q308 192 308 244 Q304 324 222 337 Q286 270 250 174 Z") +
    path(
      "M92 244 Q96 168 200 164 Q304 168 308 244 Q286 222 266 244 Q244 262 222 240 Q200 264 178 240 Q150 262 130 240 Q106 258 92 244 Z",
      c.light,
    ) +
    ellipse([200, 170, 58, 15], c.dark) +
    path("M146 168 Q154 140 200 138 Q246 140 254 168 Z", c.base) +
    circle([200, 130, 13], c.accent) +
    gloss("M108 262 Q110 206 144 186 Q126 226 132 290 Q114 282 108 262 Z"),
  plate: (c) =>
    ellipse([200, 216, 160, 128], c.dark) +
    ellipse([200, 208, 160, 126], c.base) +
    ellipse([200, 208, 118, 92], c.light) +
    ellipse([200, 212, 106, 80], c.base) +
    `<ellipse cx="200" cy="208" rx="152" ry="118" fill="none" stroke="#cdb894" stroke-width="5"/>` +
    gloss("M70 178 Q110 108 190 98 Q120 130 96 196 Z", 0.24) +
    circle([238, 236, 3], c.dark) +
    circle([176, 190, 3], c.dark) +
    circle([214, 176, 2], c.dark),
  bowl: (c) =>
    path("M64 206 Q72 326 160 336 H240 Q328 326 336 206 Z", c.base) +
    shade("M270 206 H336 Q328 326 240 336 H214 Q284 300 270 206 Z") +
    path(
      "M64 206 Q72 250 96 246 Q120 230 140 254 Q170 232 196 256 Q226 232 252 254 Q284 230 308 248 Q330 250 336 206 Z",
      c.light,
    ) +
    ellipse([200, 206, 136, 38], c.pale) +
    ellipse([200, 210, 120, 29], c.dark) +
    path("M150 330 H250 L244 344 H156 Z", "#cdb894") +
    gloss("M82 232 Q92 290 128 318 Q100 270 98 230 Z"),
  carafe: (c) =>
    path("M162 92 H238 L234 162 Q286 206 280 300 Q276 340 240 342 H160 Q124 340 120 300 Q114 206 166 162 Z", c.base) +
    path("M128 248 Q200 230 272 248 L280 300 Q276 340 240 342 H160 Q124 340 120 300 Z", "#8fc3d6") +
    ellipse([200, 246, 73, 12], "#b6dbe8") +
    rect([156, 68, 88, 30, 8], metal) +
    circle([232, 282, 18], "#f0d45e") +
    circle([232, 282, 12], "#f8eaa0") +
    gloss("M136 250 Q138 206 170 180 Q154 230 152 320 Q134 310 136 250 Z", 0.6),
  "french-press": (c) =>
    stroke("M278 176 Q336 178 334 236 Q330 292 278 290", rubber, 15) +
    path("M116 150 H284 V318 Q282 342 258 344 H142 Q118 342 116 318 Z", c.base) +
    shade("M240 150 H284 V318 Q282 342 258 344 H230 Z") +
    rect([108, 128, 184, 30, 10], metalDark) +
    path("M116 136 L92 124 L108 158 Z", metalDark) +
    rect([195, 66, 10, 66, 3], metal) +
    circle([200, 60, 16], rubber) +
    rect([116, 300, 168, 10, 0], c.accent) +
    gloss("M130 166 h16 v160 q-14 -2 -16 -12 Z", 0.36),
  apron: (c) =>
    stroke("M158 110 Q146 60 200 58 Q254 60 242 110", c.dark, 9) +
    path("M156 104 H244 L256 172 Q262 190 296 196 L304 330 Q200 350 96 330 L104 196 Q138 190 144 172 Z", c.base) +
    shade("M228 104 H244 L256 172 Q262 190 296 196 L304 330 Q280 337 250 340 Z") +
    rect([142, 226, 116, 78, 8], c.dark) +
    stroke("M200 228 V302", c.deep, 3) +
    stroke("M156 118 H246", c.light, 4) +
    path("M258 240 L318 236 L312 316 L266 310 Z", c.accent) +
    stroke("M270 256 L306 254 M270 270 L306 268", "#ffffff99", 4),
  jars: () =>
    jar(44, 206, "#b8382f") +
    jar(154, 206, "#d79a35") +
    jar(264, 206, "#5c7f46") +
    jar(98, 88, "#8a2f52") +
    jar(208, 88, "#d9c39a"),
  spork: (c) =>
    turned(
      38,
      path(
        "M200 34 Q236 38 238 92 Q236 136 212 148 L216 262 Q218 286 214 300 V336 Q214 356 200 358 Q186 356 186 336 V300 Q182 286 184 262 L188 148 Q164 136 162 92 Q164 38 200 34 Z",
        c.base,
      ) +
        path("M176 34 L182 72 L190 34 L198 70 L204 34 L212 72 L222 36 L226 60 V30 H174 Z", "#00000000") +
        shade("M210 42 Q236 50 238 92 Q236 136 212 148 L216 262 Q218 286 214 300 V350 Q206 358 200 358 Z") +
        ellipse([198, 100, 22, 34], c.dark) +
        circle([200, 338, 6], c.deep) +
        stroke("M188 44 V66 M200 40 V64 M212 44 V66", c.deep, 4),
    ),
  cutlery: (c) =>
    path("M84 190 H316 V324 Q312 340 296 340 H104 Q88 340 84 324 Z", "#8c8a72") +
    shade("M270 190 H316 V324 Q312 340 296 340 H262 Z") +
    stroke("M84 210 H316", "#6d6b56", 4) +
    [138, 200, 262]
      .map(
        (x, i) =>
          rect([x - 11, 128, 22, 120, 9], c.base) + stroke(`M${x - 4} 140 V230`, c.light, 3) + cutleryHead(x, i),
      )
      .join("") +
    path("M84 240 H316 V324 Q312 340 296 340 H104 Q88 340 84 324 Z", "#9c9a80") +
    stroke("M100 290 H300", c.accent, 7),
};

function cutleryHead(x: number, kind: number): string {
  if (kind === 0)
    return (
      path(`M${x - 10} 134 V52 Q${x + 14} 60 ${x + 10} 134 Z`, metalLight) + rect([x - 12, 126, 24, 10, 3], metalDark)
    );
  if (kind === 1)
    return stroke(`M${x - 14} 48 V80 Q${x - 14} 98 ${x} 98 Q${x + 14} 98 ${x + 14} 80 V48 M${x} 48 V134`, metal, 7);
  return (
    ellipse([x, 74, 20, 32], metalLight) + ellipse([x + 3, 76, 13, 23], metal) + stroke(`M${x} 104 V134`, metal, 8)
  );
}
