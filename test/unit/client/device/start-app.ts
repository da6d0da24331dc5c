import { vi } from 'vitest'
import { device } from './device'

interface Build {
  readonly platform?: 'weapp' | 'h5'
  readonly apiBase?: string
  readonly cloudEnv?: string
  readonly build?: string
}

export type App = Awaited<ReturnType<typeof startApp>>

/** Starts the client afresh on the device at hand, as after a kill: only what was stored is still known. */
export async function startApp(build: Build = {}) {
  vi.stubEnv('TARO_ENV', build.platform ?? 'weapp')
  vi.stubGlobal('YOUJU_API_BASE', build.apiBase ?? 'http://school.test')
  vi.stubGlobal('YOUJU_CLOUD_ENV', build.cloudEnv ?? '')
  vi.stubGlobal('YOUJU_BUILD', build.build ?? 'test-1')
  vi.stubGlobal('YOUJU_VERSION', '0.0.0')
  const target = device()
  for (const listening of [target.shown, target.hidden, target.pageShown, target.networkChanged])
    listening.clear()
  target.alive = true
  target.writesLeft = null
  vi.resetModules()
  return {
    ...(await import('../../../../src/services/action')),
    ...(await import('../../../../src/services/answers')),
    ...(await import('../../../../src/services/api-base')),
    ...(await import('../../../../src/services/asking')),
    ...(await import('../../../../src/services/call')),
    ...(await import('../../../../src/services/clock')),
    ...(await import('../../../../src/services/drafts')),
    ...(await import('../../../../src/services/faults')),
    ...(await import('../../../../src/services/join')),
    ...(await import('../../../../src/services/network')),
    ...(await import('../../../../src/services/new-id')),
    ...(await import('../../../../src/services/pending')),
    ...(await import('../../../../src/services/pending-send')),
    ...(await import('../../../../src/services/pending-shelf')),
    ...(await import('../../../../src/services/query')),
    ...(await import('../../../../src/services/reminders/ask-wechat')),
    ...(await import('../../../../src/services/reminders/send')),
    ...(await import('../../../../src/services/reminders/shelf')),
    ...(await import('../../../../src/services/reminders/unread')),
    ...(await import('../../../../src/services/reminders/use-shelf')),
    ...(await import('../../../../src/services/session')),
    ...(await import('../../../../src/services/session-state')),
    ...(await import('../../../../src/services/storage')),
    ...(await import('../../../../src/services/transport')),
    ...(await import('../../../../src/services/uploads/add')),
    ...(await import('../../../../src/services/uploads/send')),
    ...(await import('../../../../src/services/uploads/shelf')),
    ...(await import('../../../../src/services/uploads/state')),
    ...(await import('../../../../src/services/uploads/uploads')),
    ...(await import('../../../../src/services/uploads/use-uploads')),
    ...(await import('../../../../src/services/use-draft')),
    ...(await import('../../../../src/services/use-pending')),
  }
}
