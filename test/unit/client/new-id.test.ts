import Taro from '@tarojs/taro'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { newDevice } from './device/device'
import { startApp } from './device/start-app'

vi.mock('@tarojs/taro', () => import('./device/taro'))

const VERSION_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

beforeEach(() => {
  newDevice()
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
})
afterEach(() => {
  vi.restoreAllMocks()
  Reflect.deleteProperty(Taro, 'getRandomValues')
})

/** As WeChat does it: later, and only through callbacks. */
function giveRandomness(bytes: (length: number) => Uint8Array) {
  Object.assign(Taro, {
    getRandomValues: (option: Taro.UserCryptoManager.getRandomValues.Option) => {
      setTimeout(() => {
        const randomValues = bytes(option.length).slice().buffer as ArrayBuffer
        option.success?.({ randomValues, errMsg: 'getRandomValues:ok' })
        option.complete?.({ randomValues, errMsg: 'getRandomValues:ok' })
      })
    },
  })
}

describe('ids on weapp', () => {
  test('are of version 7, rise, and do not repeat', async () => {
    const { newId } = await startApp()
    const ids = Array.from({ length: 2_000 }, newId)
    expect(ids.every((id) => VERSION_7.test(id))).toBe(true)
    expect(new Set(ids).size).toBe(2_000)
    expect([...ids].sort()).toEqual(ids)
  })

  test("rest on WeChat's randomness once it has come", async () => {
    giveRandomness((length) => new Uint8Array(length).fill(0xab))
    const { newId } = await startApp()
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(newId().slice(-8)).toBe('abababab')
  })

  test('of two phones whose Math.random runs alike differ', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(1_000)
    const first = await startApp()
    first.newId()
    newDevice()
    vi.setSystemTime(2_000)
    const second = await startApp()
    second.newId()
    vi.setSystemTime(3_000)
    expect(first.newId()).not.toBe(second.newId())
    vi.useRealTimers()
  })
})

test('ids on h5 are of version 7', async () => {
  const { newId } = await startApp({ platform: 'h5' })
  expect(newId()).toMatch(VERSION_7)
})
