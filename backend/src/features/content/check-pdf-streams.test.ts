import { describe, expect, it } from "vitest";
import { checkPdfStreams } from "./check-pdf-streams.ts";
import { deflatedStream, makePdf } from "./make-test-files.ts";

const megabyte = 1_048_576;

/** A PDF of pages that each expand to a megabyte, compressed `times` times over. */
function pdfOf(pages: number, times: number): Buffer {
  const lines = Array.from({ length: pages }, () => ["x"]);
  return makePdf(lines, () => deflatedStream(Buffer.alloc(megabyte, " "), times));
}

describe("[O5] checkPdfStreams", () => {
  it.each([1, 2, 3, 4])("counts what streams expand to that were compressed %d times", async (times) => {
    await expect(checkPdfStreams(pdfOf(3, times), 2 * megabyte)).rejects.toMatchObject({ code: "file_bomb" });
    await expect(checkPdfStreams(pdfOf(1, times), 2 * megabyte)).resolves.toBeUndefined();
  });

  it("passes over streams that are broken or not compressed", async () => {
    await expect(checkPdfStreams(pdfOf(1, 1).subarray(0, 900), 10 * megabyte)).resolves.toBeUndefined();
    await expect(checkPdfStreams(makePdf([["plain"]]), 100)).resolves.toBeUndefined();
  });
});
