import type { Drawings, Ink } from "./ink.ts";
import {
  circle,
  dashed,
  ellipse,
  gloss,
  leather,
  metal,
  metalDark,
  mirrored,
  path,
  rect,
  repeat,
  rubber,
  shade,
  stroke,
} from "./ink.ts";

const grabLoop = (c: Ink) => stroke("M176 82 q24 -38 48 0", c.deep, 9);

const bottlePockets = (c: Ink) => mirrored(path("M96 254 Q84 300 100 336 L128 338 L122 248 Z", c.deep));

export const bagDrawings: Drawings = {
  "trek-pack": (c) =>
    grabLoop(c) +
    bottlePockets(c) +
    path("M118 126 Q112 86 200 84 Q288 86 282 126 L292 316 Q288 344 200 346 Q112 344 108 316 Z", c.base) +
    path("M240 88 Q288 92 282 126 L292 316 Q288 340 232 345 Q262 220 240 88 Z", c.dark) +
    path("M112 142 Q108 74 200 70 Q292 74 288 142 Q200 172 112 142 Z", c.light) +
    path("M112 142 Q200 172 288 142 L287 122 Q200 150 113 122 Z", c.dark) +
    rect([146, 196, 108, 112, 24], c.dark) +
    path("M146 220 Q146 196 170 196 H230 Q254 196 254 220 V226 Q200 246 146 226 Z", c.light) +
    mirrored(stroke("M150 148 V196", rubber, 6) + rect([142, 176, 16, 14, 3], c.accent)) +
    stroke("M160 96 Q200 88 240 96", c.accent, 5) +
    gloss("M122 168 Q118 260 126 322 L140 328 Q132 250 136 170 Z", 0.2),
  daypack: (c) =>
    grabLoop(c) +
    bottlePockets(c) +
    path("M116 160 Q120 78 200 76 Q280 78 284 160 L294 318 Q286 344 200 346 Q114 344 106 318 Z", c.base) +
    path("M232 80 Q280 88 284 160 L294 318 Q288 338 236 344 Q266 220 232 80 Z", c.dark) +
    stroke("M128 172 Q138 104 200 104 Q262 104 272 172", c.deep, 4) +
    path("M134 226 Q200 210 266 226 L272 314 Q200 334 128 314 Z", c.dark) +
    stroke("M136 244 Q200 230 264 244", c.accent, 5) +
    rect([186, 146, 28, 38, 6], c.light) +
    path("M200 152 q10 6 8 14 q-8 8 -16 6 q-2 -14 8 -20 Z", c.deep) +
    rect([258, 240, 8, 24, 3], rubber) +
    gloss("M126 180 Q132 110 176 92 Q146 130 142 190 Z", 0.22),
  rolltop: (c) =>
    path("M114 138 H286 L296 322 Q288 346 200 346 Q112 346 104 322 Z", c.base) +
    path("M236 138 H286 L296 322 Q290 340 240 345 Z", c.dark) +
    rect([108, 92, 184, 52, 20], c.dark) +
    rect([108, 88, 184, 26, 13], c.light) +
    mirrored(stroke("M112 104 Q86 150 106 196", rubber, 7) + rect([92, 152, 20, 26, 4], metalDark)) +
    rect([146, 212, 108, 92, 10], c.dark) +
    stroke("M150 230 H250", c.accent, 6) +
    path("M186 256 h28 v18 h-28 Z", c.pale) +
    gloss("M120 150 h18 l-6 180 h-18 Z", 0.18),
  duffel: (c) =>
    stroke("M138 198 Q150 92 200 92 Q250 92 262 198", c.deep, 11) +
    path("M66 206 Q66 170 106 168 H294 Q334 170 334 206 V300 Q334 336 294 338 H106 Q66 336 66 300 Z", c.base) +
    path("M294 168 Q334 170 334 206 V300 Q334 336 294 338 Q312 252 294 168 Z", c.dark) +
    path("M106 168 Q66 170 66 206 V300 Q66 336 106 338 Q88 252 106 168 Z", c.dark) +
    stroke("M110 190 H290", metal, 4) +
    rect([132, 168, 18, 170, 2], c.deep) +
    rect([250, 168, 18, 170, 2], c.deep) +
    rect([168, 226, 64, 44, 8], c.light) +
    rect([176, 240, 48, 8, 4], c.accent) +
    stroke("M150 218 Q200 252 250 218", c.deep, 11) +
    gloss("M112 176 H288 V184 H112 Z"),
  drybag: (c) =>
    path("M112 134 H288 Q300 240 284 322 Q200 352 116 322 Q100 240 112 134 Z", c.base) +
    path("M244 134 H288 Q300 240 284 322 Q260 334 234 338 Q262 240 244 134 Z", c.dark) +
    ellipse([200, 326, 84, 18], c.dark) +
    path("M112 134 Q110 82 148 76 H252 Q290 82 288 134 Z", c.light) +
    rect([116, 92, 168, 18, 9], c.dark) +
    stroke("M124 100 Q116 44 200 44 Q284 44 276 100", rubber, 7) +
    rect([184, 34, 32, 22, 5], rubber) +
    path("M164 208 H236 V270 H164 Z", c.pale) +
    path("M200 218 q18 18 18 30 a18 16 0 0 1 -36 0 q0 -12 18 -30 Z", c.deep) +
    gloss("M122 144 h18 q-8 90 2 180 l-16 -6 q-14 -80 -4 -174 Z"),
  "hip-pack": (c) =>
    stroke("M96 196 Q30 170 40 130 Q110 66 200 66 Q290 66 360 130 Q370 170 304 196", c.deep, 12) +
    path("M84 186 Q200 150 316 186 Q322 268 286 300 Q200 330 114 300 Q78 268 84 186 Z", c.base) +
    path("M100 240 Q200 214 300 240 Q296 282 280 302 Q200 328 120 302 Q104 282 100 240 Z", c.dark) +
    stroke("M96 202 Q200 170 304 202", metal, 4) +
    stroke("M118 254 Q200 230 282 254", c.accent, 5) +
    rect([182, 50, 36, 30, 5], rubber) +
    gloss("M100 192 Q200 160 300 192 Q200 172 100 202 Z"),
  tote: (c) =>
    stroke("M142 160 Q140 52 200 52 Q260 52 258 160", c.dark, 10) +
    path("M92 146 H308 L322 332 H78 Z", c.base) +
    path("M82 288 H318 L322 340 H78 Z", leather) +
    shade("M262 146 H308 L322 340 H276 Z", 0.12) +
    stroke("M92 158 H308", c.dark, 3) +
    path("M200 188 q44 22 38 62 q-38 20 -70 -2 q-8 -42 32 -60 Z", c.accent) +
    stroke("M178 256 Q200 226 214 200", "#ffffff", 3) +
    stroke("M150 150 V176 M250 150 V176", leather, 12),
  "rain-cover": (c) =>
    path("M112 170 Q116 78 200 76 Q284 78 288 170 Q304 300 268 336 Q200 354 132 336 Q96 300 112 170 Z", c.base) +
    path("M228 80 Q284 90 288 170 Q304 300 268 336 Q250 342 230 344 Q272 220 228 80 Z", c.dark) +
    stroke("M200 76 Q178 210 200 346", c.dark, 3) +
    dashed("M126 330 Q200 350 274 330", c.deep, 4) +
    path("M168 214 h64 v14 h-64 Z", "#f1f4f4") +
    repeat(6, (i) => path(`M${64 + i * 56} ${66 + (i % 3) * 34} q9 14 0 20 q-9 -6 0 -20 Z`, "#79a8bf")) +
    gloss("M126 180 Q128 110 170 92 Q148 140 146 200 Z"),
  "child-carrier": (c) =>
    stroke("M120 340 L160 120 M286 340 L232 120 M120 340 H286", metalDark, 8) +
    path("M118 66 Q200 30 276 74 L268 96 Q200 62 126 92 Z", c.accent) +
    stroke("M132 88 V190 M266 92 V190", metal, 5) +
    path("M136 150 Q200 128 262 150 L268 252 Q200 290 132 252 Z", c.base) +
    path("M232 138 L262 150 L268 252 Q250 266 226 270 Z", c.dark) +
    path("M156 156 Q200 142 244 156 L240 206 Q200 220 160 206 Z", c.deep) +
    mirrored(stroke("M176 168 Q186 196 196 214", c.light, 8)) +
    path("M126 262 Q200 296 274 262 L276 306 H124 Z", c.dark) +
    stroke("M140 284 H260", c.accent, 4),
  cubes: (c) =>
    cube(c, [62, 216, 150, 116]) +
    cube({ ...c, base: c.light }, [196, 240, 144, 92]) +
    cube({ ...c, base: c.accent, dark: c.deep }, [136, 116, 132, 92]),
};

function cube(c: Ink, [x = 0, y = 0, width = 0, height = 0]: number[]): string {
  return (
    rect([x, y, width, height, 16], c.base) +
    rect([x + 16, y + 16, width - 32, height - 44, 8], "#ffffff55") +
    repeat(4, (i) => stroke(`M${x + 22 + (i * (width - 44)) / 3} ${y + 18} v${height - 50}`, "#ffffff66", 2)) +
    stroke(`M${x + 10} ${y + height - 16} h${width - 20}`, c.dark, 4) +
    circle([x + width - 22, y + height - 16, 5], metal)
  );
}
