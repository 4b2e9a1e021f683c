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
  moved,
  path,
  rect,
  repeat,
  rubber,
  scaled,
  shade,
  stroke,
  turned,
} from "./ink.ts";

const sock = (c: Ink) =>
  path("M150 74 H214 L220 224 L286 276 Q304 306 270 322 Q240 332 204 310 L158 270 Q142 250 146 220 Z", c.base) +
  path("M150 74 H214 V104 H149 Z", c.dark) +
  repeat(5, (i) => stroke(`M${158 + i * 12} 78 v24`, c.deep, 2)) +
  path("M146 226 Q142 254 160 272 L186 292 Q196 246 172 218 Z", c.accent) +
  path("M262 256 L286 276 Q304 306 270 322 Q248 328 228 322 Q230 280 262 256 Z", c.accent) +
  shade("M200 74 H214 L220 224 L286 276 L276 284 L206 232 Z");

const bootShape = (c: Ink) =>
  path(
    "M134 100 Q132 84 146 82 H220 Q230 84 231 98 L236 190 Q254 226 300 238 Q346 250 346 294 H112 Q106 262 120 228 Q136 176 134 100 Z",
    c.base,
  ) + path("M120 228 Q106 262 112 294 H178 Q176 244 128 206 Q126 216 120 228 Z", c.dark);

const lugSole = (c: Ink) =>
  path("M106 290 H350 Q356 312 348 324 H112 Q102 312 106 290 Z", rubber) +
  repeat(9, (i) => rect([114 + i * 26, 320, 16, 14, 3], rubber)) +
  stroke("M110 294 H348", c.accent, 4);

const glove = (c: Ink) =>
  path(
    "M140 322 L136 214 Q108 196 96 160 Q98 142 116 150 L148 188 L144 104 Q150 86 164 102 L170 172 L174 84 Q184 66 196 84 L198 172 L208 92 Q220 78 230 96 L224 182 L240 118 Q254 108 260 126 L248 232 L240 322 Z",
    c.base,
  ) +
  shade("M224 182 L240 118 Q254 108 260 126 L248 232 L240 322 H212 Z") +
  rect([132, 300, 114, 42, 10], c.dark) +
  stroke("M170 172 V140 M199 172 V130 M225 182 L230 140", c.deep, 3) +
  repeat(9, (i) => stroke(`M${142 + i * 12} 304 v34`, c.deep, 2));

export const accessoryDrawings: Drawings = {
  hat: (c) =>
    ellipse([200, 270, 156, 46], c.dark) +
    ellipse([200, 262, 156, 42], c.base) +
    path("M116 256 Q112 128 200 126 Q288 128 284 256 Q200 286 116 256 Z", c.light) +
    shade("M240 134 Q288 150 284 256 Q262 266 238 270 Z") +
    path("M116 234 Q200 264 284 234 L284 258 Q200 288 116 258 Z", c.accent) +
    stroke("M130 296 Q150 346 200 350 Q250 346 270 296", c.deep, 3),
  socks: (c) => moved(-36, 6, sock({ ...c, base: c.dark, dark: c.deep })) + moved(22, 0, sock(c)),
  beanie: (c) =>
    path("M94 270 Q84 110 200 104 Q316 110 306 270 Z", c.base) +
    repeat(9, (i) => stroke(`M${112 + i * 22} 262 Q${140 + i * 15} 160 200 108`, c.dark, 3)) +
    rect([82, 248, 236, 74, 22], c.light) +
    repeat(15, (i) => stroke(`M${98 + i * 14.5} 256 v58`, c.base, 4)) +
    rect([226, 274, 40, 26, 4], c.accent) +
    shade("M262 124 Q316 160 306 250 H280 Z", 0.1),
  "neck-warmer": (c) =>
    path("M112 92 Q200 66 288 92 L296 318 Q200 348 104 318 Z", c.base) +
    shade("M244 80 L288 92 L296 318 Q274 328 250 333 Z") +
    ellipse([200, 94, 88, 22], c.deep) +
    repeat(4, (i) => stroke(`M108 ${150 + i * 44} Q200 ${182 + i * 42} 292 ${146 + i * 44}`, c.dark, 5)) +
    stroke("M110 130 Q150 156 196 152", c.light, 5) +
    rect([216, 276, 44, 16, 4], c.accent),
  gloves: (c) =>
    scaled(
      0.88,
      moved(-72, 4, glove({ ...c, base: c.dark, dark: c.deep })) +
        moved(76, 0, glove(c) + circle([168, 116, 6], c.accent)),
    ),
  mittens: (c) =>
    repeat(2, (i) =>
      moved(
        i * 104 - 66,
        i ? 0 : 6,
        path(
          "M146 320 L140 220 Q110 206 110 170 Q122 150 142 172 L152 190 L146 130 Q152 78 200 78 Q250 82 246 146 L240 320 Z",
          i ? c.base : c.dark,
        ) +
          repeat(4, (k) => stroke(`M146 ${132 + k * 38} Q196 ${144 + k * 38} 244 ${132 + k * 38}`, c.deep, 3)) +
          rect([136, 288, 112, 50, 14], i ? c.light : c.base) +
          stroke("M142 300 H242", c.accent, 5),
      ),
    ),
  boot: (c) =>
    stroke("M140 88 q-18 -26 4 -32", leather, 6) +
    bootShape(c) +
    path("M134 104 Q132 84 146 82 H220 Q230 84 231 98 L232 120 Q180 134 134 122 Z", c.dark) +
    path("M296 237 Q346 250 346 294 H282 Q276 262 296 237 Z", c.dark) +
    path("M208 126 L231 112 L236 190 Q252 226 292 236 L264 262 Q216 234 200 150 Z", c.deep) +
    repeat(3, (i) => stroke(`M204 ${144 + i * 22} l30 -10`, "#f2ead9", 5)) +
    repeat(3, (i) => stroke(`M${220 + i * 17} ${214 + i * 15} l24 -14`, "#f2ead9", 5)) +
    lugSole(c) +
    gloss("M150 132 h12 q0 50 -14 82 l-12 -8 q14 -36 14 -74 Z", 0.2),
  "trail-shoe": (c) =>
    path(
      "M96 188 Q110 170 128 182 Q150 206 190 196 L224 170 Q252 214 308 232 Q346 246 346 286 H86 Q80 236 96 188 Z",
      c.base,
    ) +
    path("M96 188 Q110 170 128 182 Q142 200 160 201 L150 286 H86 Q80 236 96 188 Z", c.dark) +
    path("M298 230 Q346 246 346 286 H288 Q272 256 298 230 Z", c.deep) +
    path("M196 194 L224 170 Q252 214 300 230 L266 250 Q220 236 196 194 Z", c.pale) +
    repeat(4, (i) => stroke(`M${214 + i * 20} ${188 + i * 14} l22 -12`, c.accent, 5)) +
    stroke("M160 206 L196 284 M196 200 L240 284", c.light, 6) +
    path("M78 282 H350 Q358 310 340 322 H96 Q72 312 78 282 Z", "#e9e6dd") +
    repeat(9, (i) => rect([96 + i * 27, 314, 17, 14, 3], rubber)) +
    stroke("M84 292 Q200 302 348 290", c.accent, 4),
  sneaker: (c) =>
    path(
      "M104 176 Q120 168 132 182 Q156 206 196 194 L232 172 Q252 214 300 228 Q338 240 340 284 H92 Q90 222 104 176 Z",
      c.base,
    ) +
    shade("M104 176 Q120 168 132 182 L140 284 H92 Q90 222 104 176 Z") +
    path("M292 226 Q338 240 340 284 H276 Q268 246 292 226 Z", "#f4f0e6") +
    path("M196 194 L232 172 Q252 214 288 226 L262 244 Q220 234 196 194 Z", "#f4f0e6") +
    repeat(4, (i) => stroke(`M${212 + i * 18} ${190 + i * 12} l22 -12`, "#ffffff", 6)) +
    repeat(4, (i) => circle([212 + i * 18, 192 + i * 12, 3], metalDark)) +
    path("M86 278 H346 Q352 304 342 320 H96 Q82 308 86 278 Z", "#f4f0e6") +
    stroke("M90 298 H344", c.accent, 4) +
    dashed("M146 200 L158 276", c.dark, 3),
  sandal: (c) =>
    path("M70 300 Q90 262 150 274 Q250 290 330 262 Q352 284 336 316 H84 Q66 314 70 300 Z", rubber) +
    path("M80 286 Q110 262 150 274 Q250 290 326 264 Q330 276 316 284 Q240 306 150 292 Q110 288 80 292 Z", "#a58a66") +
    stroke("M118 276 Q120 196 170 192 Q196 200 204 282", c.base, 20) +
    stroke("M228 282 Q236 220 286 218 Q308 232 304 270", c.base, 22) +
    stroke("M170 192 Q232 208 262 222", c.dark, 16) +
    stroke("M118 276 Q96 232 122 214 Q144 206 170 194", c.dark, 16) +
    rect([182, 190, 24, 20, 4], metal) +
    rect([268, 208, 24, 20, 4], metal) +
    stroke("M84 306 H334", c.accent, 4),
  wellie: (c) =>
    path("M136 62 H240 L244 222 Q262 246 308 252 Q348 262 344 306 H128 Q132 180 136 62 Z", c.base) +
    shade("M136 62 H164 L156 306 H128 Q132 180 136 62 Z", 0.14) +
    path("M132 58 H244 V84 H132 Z", c.dark) +
    path("M122 302 H350 V322 Q346 332 330 332 H214 L204 322 H188 V334 H128 Z", c.deep) +
    stroke("M128 296 H346", c.accent, 5) +
    gloss("M214 92 h14 l4 130 q10 24 34 32 l-16 4 q-32 -8 -36 -38 Z", 0.34) +
    rect([146, 112, 40, 24, 4], c.light),
  slipper: (c) =>
    [0, 1]
      .map((i) =>
        moved(
          i * 36 - 26,
          i * 72 - 56,
          path(
            "M66 284 Q58 232 92 216 Q118 208 150 228 Q176 242 204 218 Q246 190 296 212 Q346 236 340 284 Z",
            i ? c.base : c.dark,
          ) +
            ellipse([128, 226, 52, 15], c.deep) +
            path("M78 228 Q104 252 156 238 Q182 242 204 218 Q196 250 152 258 Q92 258 78 228 Z", i ? c.dark : c.deep) +
            rect([62, 280, 282, 17, 8], "#d8c7a2") +
            dashed("M222 222 Q268 202 318 236", c.accent, 4),
        ),
      )
      .join(""),
  insole: (c) =>
    mirrored(
      path(
        "M146 58 C186 58 196 106 192 150 C188 192 176 212 178 252 C180 292 182 342 150 344 C118 342 118 300 122 262 C126 224 110 200 104 160 C96 108 112 58 146 58 Z",
        c.base,
      ) +
        path("M120 276 C118 312 122 342 150 344 C178 342 180 308 179 276 Q150 258 120 276 Z", leather) +
        path("M124 240 Q150 214 178 240 Q176 250 179 276 Q150 258 120 276 Q122 256 124 240 Z", c.dark) +
        repeat(12, (i) => circle([124 + (i % 4) * 16, 104 + Math.floor(i / 4) * 34, 3.5], c.dark)),
    ),
  laces: (c) =>
    stroke("M96 110 Q260 60 306 150 Q330 250 210 246 Q110 236 130 166 Q160 110 250 150 Q310 200 230 300", c.base, 9) +
    stroke("M120 320 Q220 346 300 290 Q340 230 260 196 Q180 170 130 240 Q110 290 170 300", c.dark, 9) +
    stroke("M96 110 l-20 8 M230 300 l-14 18 M120 320 l-22 -4 M170 300 l20 4", metal, 9) +
    dashed("M96 110 Q260 60 306 150 Q330 250 210 246", c.accent, 3),
  gaiters: (c) =>
    [0, 1]
      .map((i) =>
        moved(
          i * 104 - 52,
          i ? 0 : 8,
          path(
            "M150 80 Q200 66 250 80 L246 230 Q262 280 268 320 Q200 342 134 320 Q138 280 154 230 Z",
            i ? c.base : c.dark,
          ) +
            path("M150 80 Q200 66 250 80 V108 Q200 94 150 108 Z", c.accent) +
            stroke("M200 96 L202 334", c.deep, 9) +
            path("M138 290 Q200 308 264 290 L268 320 Q200 342 134 320 Z", c.deep) +
            stroke("M150 328 Q200 364 254 328", rubber, 5),
        ),
      )
      .join(""),
  spikes: (c) =>
    stroke(
      "M104 218 Q96 138 200 132 Q304 138 296 218 Q304 286 260 300 Q200 316 140 300 Q96 286 104 218 Z",
      c.base,
      16,
    ) +
    stroke(
      "M128 176 L172 236 L200 186 L228 236 L272 176 M172 236 L160 290 M228 236 L240 290 M172 236 H228",
      metalDark,
      7,
    ) +
    [
      [128, 176],
      [172, 236],
      [200, 186],
      [228, 236],
      [272, 176],
      [160, 290],
      [240, 290],
    ]
      .map(([x = 0, y = 0]) => path(`M${x - 11} ${y} h22 l-11 34 Z`, metal) + circle([x, y, 7], metalDark))
      .join("") +
    rect([176, 122, 48, 22, 8], c.deep),
  "hot-water-bottle": (c) =>
    path(
      "M172 70 H228 L222 122 Q296 130 292 190 L286 306 Q282 342 200 344 Q118 342 114 306 L108 190 Q104 130 178 122 Z",
      c.base,
    ) +
    shade("M240 126 Q296 136 292 190 L286 306 Q284 330 244 340 Z") +
    repeat(5, (i) =>
      stroke(
        `M128 ${170 + i * 34} q12 14 24 0 q12 14 24 0 q12 14 24 0 q12 14 24 0 q12 14 24 0 q12 14 24 0`,
        c.light,
        4,
      ),
    ) +
    rect([178, 46, 44, 34, 10], rubber) +
    path("M168 88 Q200 104 232 88 L230 116 Q200 128 170 116 Z", c.accent) +
    stroke("M184 92 V118 M200 94 V122 M216 92 V118", c.deep, 2),
  "seat-pad": (c) =>
    scaled(
      1,
      turned(
        -10,
        rect([84, 150, 240, 176, 26], c.dark) +
          rect([78, 140, 240, 176, 26], c.base) +
          stroke("M198 142 V314", c.dark, 4) +
          dashed("M92 154 H304 V302 H92 Z", c.light, 3) +
          rect([298, 210, 48, 26, 6], c.accent) +
          circle([334, 223, 5], metal),
      ),
    ),
};
