import { expect, test, vi } from 'vitest'
import { CallProblem, Unreachable } from '../../../src/services/faults'
import { keptInWords, whyWaitingInWords } from '../../../src/services/why-waiting'

vi.mock('@tarojs/taro', () => import('./device/taro'))

const refused = (code: 'busy' | 'internal', message: string) =>
  new CallProblem({ code, message, details: {} } as CallProblem['problem'])

test('a busy server is no reason to try again oneself, and nothing is said not to be kept', () => {
  expect(whyWaitingInWords(refused('busy', '系统正忙，这次没有保存，请稍后再试。'))).toBe(
    '服务器正忙，写好的都在本机，过一会儿会自动提交。',
  )
})

test('what waits for a busy server goes in a while, what waits for a network once there is one', () => {
  expect(keptInWords(refused('busy', ''))).toBe('已存在本机，稍后自动提交')
  expect(keptInWords(refused('internal', ''))).toBe('已存在本机，连上网自动提交')
  expect(keptInWords(null)).toBe('已存在本机，连上网自动提交')
})

test('every other reason is told as it came', () => {
  expect(whyWaitingInWords(refused('internal', '出错了'))).toBe('出错了')
  const lost = new Unreachable('noNetwork', 'id')
  expect(whyWaitingInWords(lost)).toBe(lost.message)
})
