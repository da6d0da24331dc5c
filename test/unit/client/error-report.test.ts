import { beforeEach, expect, test, vi } from 'vitest'
import { type Device, newDevice } from './device/device'
import { startApp } from './device/start-app'

vi.mock('@tarojs/taro', async () => {
  const taro = await import('./device/taro')
  const pages = () => [{ route: 'pages/record/index?id=18&name=李老师' }]
  return { ...taro, default: { ...taro.default, getCurrentPages: pages } }
})

let phone: Device

beforeEach(() => {
  phone = newDevice()
  phone.serve = async () => ({ statusCode: 200, data: { ok: true, data: {} } })
})

async function launch() {
  await startApp()
  return import('../../../src/services/error-report')
}

const errorNamed = (name: string) => Object.assign(new Error('李老师的记录'), { name, stack: '' })
const told = () => phone.requests.map(({ data }) => data as { name: string })

test('an error is told with its class, the page without what it was opened for, and the release', async () => {
  const { reportError } = await launch()
  reportError(errorNamed('TypeError'))
  expect(told()).toEqual([
    {
      name: 'TypeError',
      frames: [],
      page: 'pages/record/index',
      version: '0.0.0',
      build: 'test-1',
      runtime: 'weapp',
      requestId: null,
    },
  ])
})

test('the same error is told once a launch, and five in all', async () => {
  const { reportError } = await launch()
  for (let turn = 0; turn < 3; turn += 1)
    for (const name of ['A', 'B', 'C', 'D', 'E', 'F']) reportError(errorNamed(name))
  expect(told().map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D', 'E'])
})

test('a report that does not arrive is not reported', async () => {
  phone.serve = () => Promise.reject({ errMsg: 'request:fail' })
  const { reportError } = await launch()
  reportError(errorNamed('TypeError'))
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(told()).toHaveLength(1)
})
