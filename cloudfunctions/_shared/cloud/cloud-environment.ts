import type { CloudBase } from '@cloudbase/node-sdk'

let current: Promise<CloudBase> | undefined

/** The SDK costs 150 ms of cold start, and most calls have nothing to do with what only the platform gives. */
export function inThisEnvironment(): Promise<CloudBase> {
  current ??= import('@cloudbase/node-sdk').then((sdk) => {
    // CommonJS: imported at run time by Node itself, which a bundle leaves to it, all of it is the default export.
    const { init, SYMBOL_CURRENT_ENV } = 'default' in sdk ? (sdk.default as typeof sdk) : sdk
    return init({ env: SYMBOL_CURRENT_ENV })
  })
  return current
}
