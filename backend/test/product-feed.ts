const WORDS = "amber basil cedar dune ember fern grove hazel iris juniper kelp larch moss nettle olive pine".split(" ");

/** So many made-up products as JSON Lines; the same ones each time. */
export async function* productFeed(count: number): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < count; index += 1) {
    const word = (step: number) => WORDS[(index * step + step) % WORDS.length];
    const product = {
      id: `p${index}`,
      title: `${word(3)} ${word(5)} lamp ${index}`,
      description: `Made of ${word(7)} and ${word(11)}, number ${index}. `.repeat(1 + (index % 9)),
      brand: word(13),
      price: 10 + (index % 90),
      stock: index % 4,
      attributes: { Wood: word(2), Width: `${index % 70} cm`, Finish: word(9) },
    };
    yield Buffer.from(`${JSON.stringify(product)}\n`);
  }
}
