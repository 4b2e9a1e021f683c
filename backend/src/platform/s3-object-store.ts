import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type * as S3 from "@aws-sdk/client-s3";
import { notFound } from "./errors.ts";
import { isUuid } from "./ids.ts";
import { objectPath, type ObjectStore, type StoredObject } from "./object-store.ts";

/** How long a connection may take to open, and to answer. */
const CONNECT_MS = 5_000;
const ANSWER_MS = 60_000;
const PAGE = 1_000;

interface Bucket {
  sdk: typeof S3;
  client: S3.S3Client;
  name: string;
}

/**
 * Objects in a bucket of any service that speaks S3, for installations of several machines. `url` is
 * `s3s://KEY:SECRET@host/bucket?region=…` (`s3:` without TLS). An object of several parts appears when its last part has
 * arrived, so a put that breaks off leaves what was there.
 */
export async function openS3ObjectStore(url: string): Promise<ObjectStore> {
  const [sdk, { Upload }] = await Promise.all([import("@aws-sdk/client-s3"), import("@aws-sdk/lib-storage")]);
  const bucket = openBucket(sdk, new URL(url));
  const { client, name: Bucket } = bucket;
  return {
    put: async (place, bytes) => {
      const Key = objectPath(place);
      const measured = measure(bytes);
      const upload = new Upload({ client, params: { Bucket, Key, Body: Readable.from(measured.bytes) } });
      // What broke the bytes off says more than what the upload made of it.
      await upload.done().catch((error: unknown) => Promise.reject(measured.failure() ?? error));
      return measured.result();
    },
    read: (place) => readObject(bucket, objectPath(place)),
    list: (ctx) => listBelow(bucket, ownFolder(ctx)),
    removeAll: (ctx) => removeBelow(bucket, ownFolder(ctx)),
    remove: async (place) => {
      const Key = objectPath(place);
      await client.send(new sdk.DeleteObjectCommand({ Bucket, Key }));
      await removeBelow(bucket, `${Key}/`);
    },
  };
}

function openBucket(sdk: typeof S3, { protocol, host, pathname, username, password, searchParams }: URL): Bucket {
  const name = pathname.slice(1);
  if (name === "" || username === "" || password === "") {
    throw new Error("The address of the object store must be s3s://KEY:SECRET@host/bucket.");
  }
  const client = new sdk.S3Client({
    endpoint: `${protocol === "s3:" ? "http" : "https"}://${host}`,
    region: searchParams.get("region") ?? "us-east-1",
    forcePathStyle: true,
    credentials: { accessKeyId: decodeURIComponent(username), secretAccessKey: decodeURIComponent(password) },
    // Services other than Amazon's refuse checksums that they do not know.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS },
  });
  return { sdk, client, name };
}

function ownFolder({ tenantId }: { tenantId: string }): string {
  if (!isUuid(tenantId)) throw new Error("A tenant id must be a UUID.");
  return `${tenantId}/`;
}

interface Measured {
  bytes: AsyncIterable<Uint8Array>;
  result(): StoredObject;
  /** What the source of the bytes threw. */
  failure(): unknown;
}

function measure(bytes: AsyncIterable<Uint8Array>): Measured {
  const hash = createHash("sha256");
  let size = 0;
  let thrown: unknown = null;
  async function* counted(): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of bytes) {
        hash.update(piece);
        size += piece.byteLength;
        yield piece;
      }
    } catch (error) {
      thrown = error;
      throw error;
    }
  }
  const result = () => ({ bytes: size, contentHash: hash.digest("hex") });
  return { bytes: counted(), result, failure: () => thrown };
}

async function* readObject({ sdk, client, name }: Bucket, key: string): AsyncGenerator<Uint8Array> {
  const { Body } = await client
    .send(new sdk.GetObjectCommand({ Bucket: name, Key: key }))
    .catch((error: unknown): { Body?: undefined } => {
      if (error instanceof sdk.NoSuchKey) return {};
      throw error;
    });
  if (!(Body instanceof Readable)) throw notFound("file");
  try {
    yield* Body;
  } finally {
    Body.destroy();
  }
}

/** Paths below a folder, without it, in their order. */
async function* listBelow({ sdk, client, name }: Bucket, folder: string): AsyncGenerator<string> {
  let after: string | undefined;
  for (;;) {
    const { Contents = [], IsTruncated } = await client.send(
      new sdk.ListObjectsV2Command({ Bucket: name, Prefix: folder, MaxKeys: PAGE, StartAfter: after }),
    );
    for (const { Key = "" } of Contents) yield Key.slice(folder.length);
    after = Contents.at(-1)?.Key;
    if (!IsTruncated || after === undefined) return;
  }
}

async function removeBelow(bucket: Bucket, folder: string): Promise<void> {
  const { sdk, client, name: Bucket } = bucket;
  let page: { Key: string }[] = [];
  const removePage = async () => {
    const { Errors = [] } = await client.send(new sdk.DeleteObjectsCommand({ Bucket, Delete: { Objects: page } }));
    const [first] = Errors;
    if (first) throw new Error(`The object store kept ${Errors.length} objects: ${first.Code} ${first.Message}`);
    page = [];
  };
  for await (const path of listBelow(bucket, folder)) {
    page.push({ Key: folder + path });
    if (page.length === PAGE) await removePage();
  }
  if (page.length > 0) await removePage();
}
