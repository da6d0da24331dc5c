import type { CloudBase } from '@cloudbase/node-sdk'
import { cloudSdk } from './cloud-sdk'

let current: Promise<CloudBase> | undefined

export function inThisEnvironment(): Promise<CloudBase> {
  current ??= cloudSdk().then(({ init, SYMBOL_CURRENT_ENV }) => init({ env: SYMBOL_CURRENT_ENV }))
  return current
}
