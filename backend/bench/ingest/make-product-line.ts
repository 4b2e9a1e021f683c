const KINDS = ["jacket", "tent", "lamp", "mug", "backpack", "boot", "blanket", "chair", "stove", "shirt"];
const COLOURS = ["red", "blue", "green", "black", "sand", "moss", "navy", "clay"];
const MATERIALS = ["wool", "cotton", "steel", "nylon", "oak", "linen", "titanium"];
const USES = [
  "for rainy days",
  "for summer evenings",
  "for long hikes",
  "for small balconies",
  "for the first frost",
  "for weekend trips",
];
const TRAITS = [
  "waterproof",
  "lightweight",
  "stackable",
  "washable",
  "insulated",
  "foldable",
  "breathable",
  "repairable",
  "windproof",
];

/** One product in the form of the real ones, the same for the same number: few common words, many rare. */
export function makeProductLine(number: number): string {
  const pick = (list: string[], salt: number) => list[(number * 2_654_435_761 + salt * 40_503) % list.length] ?? "";
  const [kind, colour, material] = [pick(KINDS, 1), pick(COLOURS, 2), pick(MATERIALS, 3)];
  const model = `M${(number * 7919).toString(36).toUpperCase()}-${number}`;
  const weight = `${100 + (number % 900)} g`;
  return JSON.stringify({
    id: String(number),
    title: `${colour} ${material} ${kind} ${number}`,
    model,
    brand: `Brand${number % 61}`,
    price_cents: 1_000 + ((number * 37) % 90_000),
    description: `A ${pick(TRAITS, 4)} and ${pick(TRAITS, 5)} ${kind} of ${material} ${pick(USES, 6)}. It weighs ${weight}, comes in ${colour} and packs to ${10 + (number % 40)} cm. Part ${model} fits series ${number % 97}.`,
    attributes: { colour, material, weight, series: `S${number % 97}`, use: pick(USES, 6), trait: pick(TRAITS, 4) },
  });
}
