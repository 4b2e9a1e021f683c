import type { Delta } from "@netvexa/contract/wire";

export interface Block {
  kind: "paragraph" | "item";
  /** The sentences of each paragraph (always one) or of each list item. */
  items: Delta[][];
}

/** Puts sentences with the same block index together, and neighbouring items into one list, in order of arrival. */
export function groupBlocks(sentences: Delta[]): Block[] {
  const blocks: Block[] = [];
  let last: Delta["block"] | undefined;
  for (const sentence of sentences) {
    const { block } = sentence;
    const open = blocks.at(-1);
    if (open && last?.index === block.index) open.items.at(-1)?.push(sentence);
    else if (open?.kind === "item" && block.kind === "item") open.items.push([sentence]);
    else blocks.push({ kind: block.kind, items: [[sentence]] });
    last = block;
  }
  return blocks;
}
