import { foldFigures } from "./fold-figures.ts";

/** A quality by which products are ranked: "the lightest", "which one is brighter". */
export interface AskedQuality {
  /** Names of the attributes that state it. */
  attribute: RegExp;
  /** Which end of the ranking is asked for. */
  wanted: "least" | "most";
}

const WEIGHT = /^(?:\p{L}+ )?(?:weight|gewicht|poids|peso|waga|vikt|وزن|الوزن)/iu;
const ROOM =
  /capacity|volume|fassungsvermögen|volumen|inhalt|capacité|contenance|capacidad|capacità|capacidade|inhoud|سعة|السعة/iu;
const WARMTH = /comfort|temperature|komfort|temperatur|confort|température|temperatura|limite|الحرارة/iu;
const LIGHT =
  /lumen|brightness|light output|luminous|lichtstrom|helligkeit|luminosité|flujo|luminosidad|luminos|سطوع/iu;
const WATER = /water ?column|hydrostatic|wassersäule|colonne d.eau|columna de agua|colonna d.acqua|عمود الماء/iu;
const LENGTH = /^(?:overall |total )?(?:length|länge|longueur|longitud|lunghezza|comprimento|lengte|الطول)/iu;
const TIME = /burn ?time|run ?time|battery life|laufzeit|brenndauer|autonomie|autonomía|autonomia|durata/iu;

const QUALITIES: [string, AskedQuality][] = [
  [
    "lightest|lighter|leichteste\\p{L}*|leichter\\p{L}*|am leichtesten|plus lég[eè]r\\p{L}*|más liger[oa]s?|più legger[oaie]|mais leves?|lichtste|lichter|الأخف|أخف",
    { attribute: WEIGHT, wanted: "least" },
  ],
  [
    "heaviest|heavier|schwerste\\p{L}*|schwerer\\p{L}*|am schwersten|plus lourd\\p{L}*|más pesad[oa]s?|più pesant[ei]|mais pesad[oa]s?|zwaarste|zwaarder|الأثقل|أثقل",
    { attribute: WEIGHT, wanted: "most" },
  ],
  [
    "biggest|bigger|largest|larger|roomiest|roomier|größte\\p{L}*|größer\\p{L}*|am größten|plus grand\\p{L}*|más grandes?|más espacios[oa]s?|più grand[ei]|più capient[ei]|maior(?:es)?|grootste|groter|الأكبر|أكبر",
    { attribute: ROOM, wanted: "most" },
  ],
  [
    "smallest|smaller|kleinste\\p{L}*|kleiner\\p{L}*|am kleinsten|plus petit\\p{L}*|más pequeñ[oa]s?|più piccol[oaie]|menor(?:es)?|kleinste|الأصغر|أصغر",
    { attribute: ROOM, wanted: "least" },
  ],
  [
    "warmest|warmer|wärmste\\p{L}*|wärmer\\p{L}*|am wärmsten|plus chaude?s?|más cálid[oa]s?|más abrigad[oa]s?|più cald[oaie]|mais quentes?|warmste|الأدفأ|أدفأ",
    { attribute: WARMTH, wanted: "least" },
  ],
  [
    "brightest|brighter|hellste\\p{L}*|heller\\p{L}*|am hellsten|plus lumineu\\p{L}+|más (?:brillantes?|luminos[oa]s?)|più luminos[oaie]|mais brilhantes?|felste|helderste|الأسطع",
    { attribute: LIGHT, wanted: "most" },
  ],
  [
    "most (?:waterproof|water ?resistant|watertight)|wasserdichteste\\p{L}*|am wasserdichtesten|plus (?:imperméables?|étanches?)|más impermeables?|più impermeabil[ei]",
    { attribute: WATER, wanted: "most" },
  ],
  [
    "(?:runs?|lasts?|burns?|glows?) (?:the )?longest|longest[- ](?:burning|running|lasting)|longest (?:battery life|burn ?time|run ?time)|längste (?:laufzeit|brenndauer)",
    { attribute: TIME, wanted: "most" },
  ],
  [
    "longest|längste\\p{L}*|plus longue?s?|más larg[oa]s?|più lung[oahi]+|langste",
    { attribute: LENGTH, wanted: "most" },
  ],
  [
    "shortest|kürzeste\\p{L}*|plus courte?s?|más cort[oa]s?|più cort[oaie]|kortste",
    { attribute: LENGTH, wanted: "least" },
  ],
];
const matchers = QUALITIES.map(([words, quality]) => ({
  matcher: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, "u"),
  quality,
}));

/** The quality that a question ranks by, beside the price; null for none. */
export function readAskedQuality(question: string): AskedQuality | null {
  const folded = foldFigures(question);
  return matchers.find(({ matcher }) => matcher.test(folded))?.quality ?? null;
}

/** What is left of a question without such words: "which tent is the lightest" is about tents. */
export function withoutQuality(folded: string): string {
  return matchers.reduce((text, { matcher }) => text.replace(new RegExp(matcher.source, "gu"), " "), folded);
}
