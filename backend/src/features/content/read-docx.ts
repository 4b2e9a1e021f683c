import mammoth from "mammoth";
import { contentError } from "./content-error.ts";
import { readHtml } from "./read-html.ts";
import type { HtmlReading } from "./read-html.ts";

/**
 * A Word document as sections; images, comments and tracked deletions are left out. Give it only archives that passed
 * `checkZip`. Throws `file_damaged`.
 */
export async function readDocx(bytes: Uint8Array): Promise<HtmlReading> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh", "comment-reference => "],
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
      },
    );
    return readHtml(value);
  } catch (error) {
    throw contentError("file_damaged", "The Word document cannot be read. Save it again as .docx and retry.", error);
  }
}
