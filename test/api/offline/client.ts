import { createRequire } from 'node:module'
import path from 'node:path'
import { build } from 'esbuild'
import type { Device } from '../../unit/client/device/device'
import { taroOn } from '../../unit/client/device/taro'
import type { Clock } from './clock'

const SERVICES = [
  'correct',
  'drafts',
  'faults',
  'handed-in',
  'network',
  'new-id',
  'pending',
  'pending-send',
  'pending-shelf',
  'session',
  'session-state',
  'uploads/engine',
  'uploads/shelf',
  'uploads/uploads',
  'use-pending',
] as const

export type Client = typeof import('../../../src/services/correct') &
  typeof import('../../../src/services/drafts') &
  typeof import('../../../src/services/faults') &
  typeof import('../../../src/services/handed-in') &
  typeof import('../../../src/services/network') &
  typeof import('../../../src/services/new-id') &
  typeof import('../../../src/services/pending') &
  typeof import('../../../src/services/pending-send') &
  typeof import('../../../src/services/pending-shelf') &
  typeof import('../../../src/services/session') &
  typeof import('../../../src/services/session-state') &
  typeof import('../../../src/services/uploads/engine') &
  typeof import('../../../src/services/uploads/shelf') &
  typeof import('../../../src/services/uploads/uploads') &
  typeof import('../../../src/services/use-pending')

/** Starts the client's own services on a device: a second start knows only what was stored. */
export type StartClient = (device: Device, clock: Clock) => Client

/** The services bundled once as for weapp, so that two devices run side by side and a start costs a millisecond. */
export async function clientOf(servicesFolder: string): Promise<StartClient> {
  const bundle = await build({
    stdin: {
      contents: SERVICES.map((name) => `export * from './${name}'`).join('\n'),
      resolveDir: servicesFolder,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['import'],
    external: ['@tarojs/taro', 'react'],
    tsconfigRaw: {},
    define: {
      'process.env.TARO_ENV': '"weapp"',
      YOUJU_API_BASE: '"http://school.test"',
      YOUJU_CLOUD_ENV: '""',
      YOUJU_BUILD: '"offline"',
      YOUJU_VERSION: '"1.0.0"',
    },
  })
  const program = new Function(
    ...['module', 'exports', 'require', 'Date', 'Math', 'setTimeout', 'clearTimeout', 'console'],
    // WeChat's logic layer has none; and its threads would finish whenever they like.
    'crypto',
    bundle.outputFiles[0]?.text ?? '',
  )
  const require = createRequire(import.meta.url)
  return (device, clock) => {
    const taro = { __esModule: true, default: taroOn(() => device) }
    const module = { exports: {} }
    const find = (name: string) => (name === '@tarojs/taro' ? taro : require(name))
    const quiet = { warn: () => undefined }
    program(module, module.exports, find, clock.Date, clock.Math, clock.setTimeout, clock.clearTimeout, quiet)
    return module.exports as Client
  }
}

export const SERVICES_FOLDER = path.resolve(import.meta.dirname, '../../../src/services')
