import type { Drawings } from "./ink.ts";
import { circle, ellipse, gloss, metalDark, moved, path, rect, repeat, rubber, shade, stroke, wood } from "./ink.ts";

export const linenDrawings: Drawings = {
  towel: (c) =>
    rect([96, 84, 208, 238, 14], c.base) +
    shade("M262 84 H290 Q304 84 304 98 V308 Q304 322 290 322 H262 Z") +
    rect([96, 250, 208, 16, 0], c.dark) +
    rect([96, 276, 208, 6, 0], c.accent) +
    rect([70, 76, 260, 18, 9], wood) +
    repeat(9, (i) => stroke(`M${116 + i * 21} 110 v126`, c.light, 2)) +
    gloss("M108 100 h12 v140 h-12 Z"),
  "travel-towel": (c) =>
    path("M88 128 Q200 100 300 134 L292 300 Q200 330 92 300 Z", c.base) +
    shade("M252 116 L300 134 L292 300 Q272 307 246 311 Z") +
    stroke("M96 158 Q200 132 298 160", c.light, 5) +
    stroke("M110 132 q-16 -30 10 -34 q18 4 8 28", rubber, 5) +
    path("M254 242 Q300 226 340 242 L334 330 Q296 346 260 330 Z", c.deep) +
    stroke("M256 250 Q298 236 338 250", c.accent, 6) +
    repeat(4, (i) => stroke(`M${270 + i * 18} 260 v64`, "#ffffff55", 2)),
  hammam: (c) =>
    rect([100, 78, 200, 232, 6], "#f5efe0") +
    [0, 1, 2, 3].map((i) => rect([100, 104 + i * 14 + (i > 1 ? 118 : 0), 200, 8, 0], c.base)).join("") +
    rect([100, 166, 200, 40, 0], c.base) +
    shade("M264 78 H300 V310 H264 Z", 0.1) +
    repeat(14, (i) => stroke(`M${106 + i * 14.5} 310 v26`, "#e0d6bf", 4) + circle([106 + i * 14.5, 316, 3], c.base)) +
    rect([70, 70, 260, 16, 8], wood),
  "tea-towels": (c) =>
    [0, 1, 2]
      .map((i) =>
        moved(
          i * 44 - 44,
          i * 12 - 12,
          rect([118, 96, 164, 220, 5], ["#e9e2d0", "#f0ead9", "#f7f3e8"][i] ?? "") +
            repeat(i + 1, (k) => rect([130 + k * 16, 96, 8, 220, 0], c.base)) +
            stroke("M200 96 q-9 -22 0 -24 q9 2 0 24", c.dark, 4),
        ),
      )
      .join("") + shade("M284 108 h42 v220 h-42 Z", 0.08),
  cushion: (c) =>
    path(
      "M86 108 Q200 136 314 108 Q330 104 326 122 Q304 212 326 310 Q328 328 310 322 Q200 298 90 322 Q72 328 74 310 Q96 212 74 122 Q70 104 86 108 Z",
      c.base,
    ) +
    shade(
      "M326 122 Q304 212 326 310 Q328 328 310 322 Q200 298 90 322 Q260 280 296 116 L314 108 Q330 104 326 122 Z",
      0.12,
    ) +
    stroke("M100 126 Q200 150 300 126 M100 304 Q200 282 300 304", c.light, 3) +
    stroke("M200 132 Q180 214 200 300", c.dark, 2) +
    gloss("M96 130 Q150 146 190 146 Q120 176 104 250 Q108 190 96 130 Z", 0.2),
  rug: (c) =>
    path("M70 122 L330 122 L362 326 L38 326 Z", c.base) +
    repeat(7, (i) =>
      path(
        `M${67 - i * 4.6} ${140 + i * 27} L${333 + i * 4.6} ${140 + i * 27} L${334.5 + i * 4.6} ${150 + i * 27} L${65.5 - i * 4.6} ${150 + i * 27} Z`,
        i % 3 === 1 ? c.accent : c.dark,
      ),
    ) +
    repeat(16, (i) => stroke(`M${44 + i * 20.8} 326 v16`, c.pale, 4) + stroke(`M${72 + i * 17} 122 v-12`, c.pale, 3)),
  doormat: (c) =>
    path("M72 158 L328 158 L358 316 L42 316 Z", "#8a6a3e") +
    path("M72 152 L328 152 L358 306 L42 306 Z", c.base) +
    repeat(90, (i) => stroke(`M${66 + (i % 15) * 19} ${164 + Math.floor(i / 15) * 24} l3 7`, c.dark, 2.5)) +
    path("M96 172 L304 172 L322 286 L78 286 Z", "#00000000") +
    stroke("M96 172 L304 172 L322 286 L78 286 Z", c.deep, 5) +
    path("M200 194 q46 22 40 60 q-40 20 -74 0 q-8 -42 34 -60 Z", c.deep),
  "picnic-blanket": (c) =>
    rect([62, 196, 276, 120, 58], c.dark) +
    rect([62, 188, 276, 116, 56], c.base) +
    repeat(5, (i) => rect([96 + i * 46, 188, 14, 116, 0], "#ffffff66")) +
    repeat(3, (i) => rect([66, 208 + i * 32, 268, 10, 5], "#ffffff55")) +
    ellipse([322, 248, 26, 56], c.deep) +
    `<ellipse cx="322" cy="248" rx="15" ry="34" fill="none" stroke="${c.pale}" stroke-width="6"/>` +
    stroke("M132 188 V304 M240 188 V304", "#7a4f2e", 13) +
    stroke("M132 188 Q186 104 240 188", "#7a4f2e", 13) +
    rect([124, 236, 18, 22, 3], "#c9a24a") +
    rect([232, 236, 18, 22, 3], "#c9a24a"),
  "fabric-roll": (c) =>
    path("M84 190 L300 144 L322 258 L106 308 Z", "#f4efe4") +
    repeat(5, (i) => path(`M${98 + i * 44} ${187 - i * 9.4} l22 -4.6 l22 114 l-22 5 Z`, c.base)) +
    ellipse([95, 249, 24, 60], c.pale) +
    ellipse([95, 249, 11, 30], c.dark) +
    shade("M106 308 L322 258 L318 236 L104 286 Z") +
    repeat(4, (i) => circle([300 + i * 5, 164 + i * 26, 4], metalDark)),
};
