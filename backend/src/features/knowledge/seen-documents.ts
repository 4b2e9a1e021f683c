/** The numbers of documents that a sync met; one bit each. */
export interface SeenDocuments {
  add(number: number): void;
  has(number: number): boolean;
}

export function createSeenDocuments(): SeenDocuments {
  let bits = new Uint8Array(8_192);
  return {
    add: (number) => {
      const index = number >>> 3;
      if (index >= bits.length) {
        const grown = new Uint8Array(Math.max(bits.length * 2, index + 1));
        grown.set(bits);
        bits = grown;
      }
      bits[index] = (bits[index] ?? 0) | (1 << (number & 7));
    },
    has: (number) => ((bits[number >>> 3] ?? 0) & (1 << (number & 7))) !== 0,
  };
}
