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

/** Products as they are pushed, the same for the same count, with the words of a real catalogue: few common, many rare. */
export function makeProducts(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, number) => makeProduct(number));
}

function makeProduct(number: number) {
  const pick = (list: string[], salt: number) => list[(number * 2_654_435_761 + salt * 40_503) % list.length] ?? "";
  const [kind, colour, material] = [pick(KINDS, 1), pick(COLOURS, 2), pick(MATERIALS, 3)];
  const model = `M${(number * 7919).toString(36).toUpperCase()}-${number}`;
  const body = `A ${pick(TRAITS, 4)} and ${pick(TRAITS, 5)} ${kind} of ${material} ${pick(USES, 6)}. It weighs ${100 + (number % 900)} g, comes in ${colour} and packs to ${10 + (number % 40)} cm. Part ${model} fits series ${number % 97}.`;
  return {
    externalId: `p${number}`,
    kind: "product",
    title: `${colour} ${material} ${kind} ${number}`,
    url: `https://shop.example/products/${number}`,
    language: "en",
    content: { format: "text", body },
    product: {
      brand: `Brand${number % 61}`,
      model,
      categories: [kind],
      attributes: [
        { name: "Colour", value: colour },
        { name: "Material", value: material },
        { name: "Weight", value: `${100 + (number % 900)} g` },
        { name: "Series", value: `S${number % 97}` },
      ],
      variants: [
        {
          externalId: `p${number}-1`,
          price: { minor: 1_000 + ((number * 37) % 90_000), currency: "EUR" },
          availability: "in_stock",
          stock: number % 50,
        },
      ],
    },
  };
}
