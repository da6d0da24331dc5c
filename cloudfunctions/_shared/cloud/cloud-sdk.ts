/** The SDK costs 150 ms of cold start, and most calls have nothing to do with what only the platform gives. */
export async function cloudSdk() {
  const sdk = await import('@cloudbase/node-sdk')
  // CommonJS: imported at run time by Node itself, which a bundle leaves to it, all of it is the default export.
  return 'default' in sdk ? (sdk.default as typeof sdk) : sdk
}
