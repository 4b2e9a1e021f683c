import type { Drawings, Ink } from "./ink.ts";
import { circle, dashed, ellipse, gloss, metal, mirrored, path, rect, repeat, shade, stroke } from "./ink.ts";

const longSleeve = (c: Ink) =>
  mirrored(
    path("M148 98 Q110 108 98 158 L70 284 L106 294 L140 190 Z", c.dark) +
      path("M70 284 L106 294 L102 310 L66 300 Z", c.deep),
  );

const shortSleeve = (c: Ink) => mirrored(path("M150 96 Q112 106 98 136 L76 190 L120 208 L142 166 Z", c.dark));

const body = (c: Ink, hem = 322) =>
  path(
    `M148 98 Q200 116 252 98 Q268 104 268 130 L270 ${hem} Q200 ${hem + 14} 130 ${hem} L132 130 Q132 104 148 98 Z`,
    c.base,
  ) +
  shade(`M236 102 L252 98 Q268 104 268 130 L270 ${hem} Q254 ${hem + 5} 234 ${hem + 8} Z`, 0.14) +
  gloss(`M138 130 L146 112 L152 116 L150 ${hem - 10} L138 ${hem - 12} Z`, 0.16);

const frontZip = (c: Ink, hem = 330) => stroke(`M200 104 V${hem}`, c.deep, 5) + circle([200, 150, 5], metal);

const hood = (c: Ink) =>
  path("M146 104 Q138 44 200 40 Q262 44 254 104 Q228 122 200 122 Q172 122 146 104 Z", c.dark) +
  path("M164 104 Q160 62 200 60 Q240 62 236 104 Q200 122 164 104 Z", c.deep);

const pockets = (c: Ink) => mirrored(stroke("M150 252 L172 292", c.deep, 5));

const quilting = (c: Ink, rows: number) =>
  repeat(rows, (i) => stroke(`M132 ${142 + i * 30} Q200 ${156 + i * 30} 269 ${142 + i * 30}`, c.dark, 4));

const ribbedHem = (c: Ink, y = 312) =>
  path(`M130 ${y} H270 V${y + 20} Q200 ${y + 32} 130 ${y + 20} Z`, c.dark) +
  repeat(14, (i) => stroke(`M${136 + i * 10} ${y + 2} v20`, c.deep, 1.5));

const crewNeck = (c: Ink) => path("M160 96 Q200 140 240 96 L250 98 Q200 158 150 98 Z", c.deep);

export const garmentDrawings: Drawings = {
  "shell-jacket": (c) =>
    longSleeve(c) +
    body(c) +
    hood(c) +
    frontZip(c) +
    pockets(c) +
    path("M132 158 L148 98 Q200 116 252 98 L268 158 Q200 178 132 158 Z", c.light) +
    stroke("M200 112 V330", c.accent, 5),
  puffer: (c) =>
    longSleeve(c) +
    mirrored(repeat(4, (i) => stroke(`M${100 - i * 8} ${150 + i * 34} L${134 - i * 8} ${170 + i * 32}`, c.deep, 4))) +
    body(c, 312) +
    hood(c) +
    quilting(c, 6) +
    frontZip(c, 322) +
    circle([232, 172, 7], c.accent),
  "puffer-vest": (c) =>
    mirrored(path("M150 98 Q118 130 136 184 L128 190 Q104 140 140 98 Z", c.deep)) +
    body(c, 312) +
    path("M162 94 Q200 70 238 94 L236 112 Q200 124 164 112 Z", c.dark) +
    quilting(c, 6) +
    frontZip(c, 322) +
    circle([232, 172, 7], c.accent),
  "fleece-jacket": (c) =>
    longSleeve(c) +
    body(c, 306) +
    path("M158 96 Q200 66 242 96 L238 120 Q200 132 162 120 Z", c.light) +
    fleeceTexture(c) +
    ribbedHem(c, 304) +
    frontZip(c, 330) +
    rect([218, 164, 40, 46, 6], c.accent) +
    stroke("M222 172 H254", c.deep, 3) +
    pockets(c),
  "fleece-halfzip": (c) =>
    longSleeve(c) +
    body(c, 316) +
    path("M158 96 Q200 66 242 96 L238 120 Q200 132 162 120 Z", c.light) +
    stroke("M200 84 V190", c.deep, 5) +
    circle([200, 190, 6], c.accent) +
    stroke("M132 212 Q200 226 268 212", c.dark, 3),
  "waxed-jacket": (c) =>
    longSleeve(c) +
    body(c, 332) +
    path("M154 98 Q200 64 246 98 L226 130 L200 112 L174 130 Z", "#7a4f2e") +
    mirrored(
      rect([140, 246, 46, 56, 5], c.dark) + rect([138, 240, 50, 18, 4], c.deep) + circle([163, 250, 4], "#c9a24a"),
    ) +
    stroke("M200 116 V340", c.deep, 4) +
    repeat(5, (i) => circle([210, 150 + i * 40, 5], "#c9a24a")),
  poncho: (c) =>
    path("M150 96 L40 292 Q120 342 200 344 Q280 342 360 292 L250 96 Z", c.base) +
    path("M226 104 L250 96 L360 292 Q310 324 262 336 Z", c.dark) +
    hood(c) +
    stroke("M200 120 V200", c.deep, 4) +
    mirrored(repeat(3, (i) => circle([66 + i * 14, 268 - i * 26, 5], metal))) +
    stroke("M60 288 Q140 326 200 328 Q260 326 340 288", c.accent, 5),
  overall: (c) =>
    mirrored(path("M154 92 Q120 100 112 140 L88 232 L116 240 L142 176 Z", c.dark)) +
    path(
      "M152 92 H248 Q262 98 262 130 L268 236 L262 346 H212 L200 264 L188 346 H138 L132 236 L138 130 Q138 98 152 92 Z",
      c.base,
    ) +
    shade("M232 92 H248 Q262 98 262 130 L268 236 L262 346 H238 Z", 0.14) +
    path("M150 100 Q146 46 200 44 Q254 46 250 100 Q200 120 150 100 Z", c.dark) +
    path("M166 98 Q166 62 200 62 Q234 62 234 98 Q200 112 166 98 Z", c.deep) +
    stroke("M200 108 L190 330", c.accent, 6) +
    mirrored(rect([142, 276, 40, 34, 8], c.dark)),
  overshirt: (c) =>
    longSleeve(c) +
    body(c) +
    path("M156 96 L200 120 L184 146 L150 104 Z M244 96 L200 120 L216 146 L250 104 Z", c.dark) +
    stroke("M200 122 V332", c.deep, 3) +
    repeat(5, (i) => circle([206, 152 + i * 40, 5], "#5a4632")) +
    mirrored(rect([146, 168, 42, 50, 5], c.dark) + path("M144 164 H190 V182 L167 190 L144 182 Z", c.deep)),
  parka: (c) =>
    longSleeve(c) +
    body(c, 346) +
    hood(c) +
    stroke("M152 110 Q148 52 200 48 Q252 52 248 110", "#cbb592", 12) +
    frontZip(c, 352) +
    stroke("M132 226 Q200 236 269 226", c.deep, 4) +
    mirrored(rect([142, 258, 44, 56, 6], c.dark) + rect([140, 252, 48, 18, 5], c.deep)) +
    circle([234, 176, 8], c.accent),
  "t-shirt": (c) => shortSleeve(c) + body(c) + crewNeck(c) + rect([222, 168, 26, 6, 3], c.accent),
  "long-sleeve": (c) =>
    longSleeve(c) +
    body(c) +
    path("M164 96 Q200 76 236 96 L234 112 Q200 124 166 112 Z", c.light) +
    stroke("M200 88 V158", c.deep, 4) +
    stroke("M134 150 Q200 172 266 150", c.dark, 2) +
    rect([222, 178, 26, 6, 3], c.accent),
  "striped-top": (c) =>
    mirrored(path("M148 98 Q110 108 98 158 L70 284 L106 294 L140 190 Z", "#e7e1d3")) +
    body({ ...c, base: "#f5f1e6" }) +
    repeat(9, (i) => stroke(`M133 ${140 + i * 21} Q200 ${150 + i * 21} 269 ${140 + i * 21}`, c.base, 8)) +
    mirrored(repeat(6, (i) => stroke(`M${96 - i * 5} ${164 + i * 22} L${134 - i * 6} ${178 + i * 21}`, c.base, 8))) +
    path("M156 96 Q200 122 244 96 L250 98 Q200 136 150 98 Z", "#d8d0be"),
  shirt: (c) =>
    longSleeve(c) +
    body(c, 326) +
    path("M160 92 L200 118 L178 146 L152 104 Z M240 92 L200 118 L222 146 L248 104 Z", c.light) +
    stroke("M200 120 V336", c.dark, 3) +
    repeat(6, (i) => circle([200, 146 + i * 32, 4], "#b9ab94")) +
    rect([218, 174, 38, 42, 4], c.dark) +
    stroke("M152 104 L178 146 L200 118 L222 146 L248 104", c.dark, 3),
  "rain-trousers": (c) =>
    trousers(c) + mirrored(stroke("M146 220 L132 336", metal, 4)) + stroke("M146 110 H254", c.accent, 5),
  trousers: (c) =>
    trousers(c) +
    mirrored(
      stroke("M134 222 L190 226", c.deep, 4) +
        rect([138, 176, 34, 44, 5], c.dark) +
        stroke("M150 112 L158 150", c.deep, 4),
    ) +
    rect([144, 92, 112, 14, 4], c.deep) +
    rect([190, 90, 20, 18, 3], metal),
  leggings: (c) =>
    path("M152 90 H248 L256 180 L236 344 H210 L200 190 L190 344 H164 L144 180 Z", c.base) +
    shade("M226 90 H248 L256 180 L236 344 H222 Z") +
    rect([150, 82, 100, 22, 8], c.dark) +
    stroke("M200 104 V190", c.deep, 3) +
    rect([186, 88, 28, 10, 3], c.accent) +
    mirrored(rect([163, 330, 28, 14, 4], c.dark)),
  shorts: (c) =>
    path("M136 110 H264 L292 284 H210 L200 200 L190 284 H108 Z", c.base) +
    shade("M236 110 H264 L292 284 H252 Z") +
    rect([132, 96, 136, 26, 8], c.dark) +
    stroke("M200 122 V200", c.deep, 3) +
    mirrored(stroke("M150 126 L140 176", c.deep, 5)) +
    rect([188, 100, 24, 18, 4], c.accent) +
    dashed("M112 270 H188 M212 270 H288", c.deep, 3),
};

function trousers(c: Ink): string {
  return (
    path("M144 92 H256 L276 340 H216 L200 196 L184 340 H124 Z", c.base) +
    shade("M232 92 H256 L276 340 H246 Z") +
    stroke("M200 106 V196", c.deep, 3) +
    gloss("M150 120 L158 120 L148 330 L136 330 Z", 0.15)
  );
}

function fleeceTexture(c: Ink): string {
  return repeat(28, (i) =>
    ellipse(
      [146 + (i % 7) * 18 + ((i / 7) % 2 > 1 ? 6 : 0), 146 + Math.floor(i / 7) * 38, 5, 3],
      i % 2 ? c.light : c.dark,
    ),
  );
}
