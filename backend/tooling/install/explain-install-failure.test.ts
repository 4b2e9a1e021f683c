import { expect, test } from "vitest";
import { explainInstallFailure } from "./explain-install-failure.mjs";

test.each([
  [
    "npm error code ENOTFOUND\nnpm error network request failed",
    /^The package registry could not be reached: check the network/,
  ],
  ["ERR_PNPM_META_FETCH_FAIL GET failed, reason: connect ECONNREFUSED", /^The package registry could not be reached/],
  ["ERR_PNPM_ENOSPC  ENOSPC: no space left on device, write", /^The disk is full/],
  ["npm error code EACCES\nnpm error syscall mkdir", /^A folder cannot be written/],
  ["ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with frozen-lockfile", /^pnpm-lock\.yaml does not fit/],
  ["ERR_PNPM_TARBALL_INTEGRITY  Got unexpected checksum", /^A downloaded package does not have the checksum/],
  ["first line\nERR_PNPM_SOMETHING new", /^Installing the packages failed: ERR_PNPM_SOMETHING new$/],
])("%s is explained in one line", (output, expected) => {
  const line = explainInstallFailure(output);
  expect(line).toMatch(expected);
  expect(line).not.toContain("\n");
});
