import { createTextStreamDecoder } from "#features/content";

export interface TextHead {
  /** The first characters, for telling the format. */
  head: string;
  /** The whole text, the head included. */
  pieces: AsyncGenerator<string>;
  /** Closes the byte stream, also where no piece was taken. */
  close(): Promise<void>;
}

const headChars = 16_384;

/** Decodes a byte stream (see `createTextStreamDecoder`) and looks at its beginning. */
export async function peekText(bytes: AsyncIterable<Uint8Array>): Promise<TextHead> {
  const texts = decode(bytes);
  let head = "";
  while (head.length < headChars) {
    const { value, done } = await texts.next();
    if (done) break;
    head += value;
  }
  return {
    head: head.slice(0, headChars),
    pieces: chain(head, texts),
    close: async () => {
      await texts.return(undefined);
    },
  };
}

async function* decode(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = createTextStreamDecoder();
  for await (const chunk of bytes) yield decoder.push(chunk);
  yield decoder.end();
}

async function* chain(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head;
  yield* rest;
}
