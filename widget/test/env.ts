/** The browser that the tests and benchmarks drive. */
export const chromiumPath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
