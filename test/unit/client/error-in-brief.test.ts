import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { contract } from '#core/contract/contract'
import { framesOf, nameOf } from '../../../src/services/error-in-brief'

const V8 = `TypeError: Cannot read properties of undefined (reading '李老师')
    at draw (https://school.test/js/app.1a2b.js?v=李老师:1:203)
    at async Object.run (https://school.test/js/shared.js:12:5)
    at https://school.test/js/shared.js:40:7`
const SAFARI = `draw@https://school.test/js/app.js:1:203
https://school.test/js/shared.js:40:7`
const WECHAT = `MiniProgramError
Cannot read property '李老师' of undefined
TypeError: Cannot read property '李老师' of undefined
    at draw (https://usr/common.js:1:203)`

const thrown = (name: string, stack: string) => Object.assign(new Error('李老师 的记录'), { name, stack })

describe('of an error is told', () => {
  test.each([
    ['its class', thrown('TypeError', V8), 'TypeError'],
    ['its class where WeChat hands over words', WECHAT, 'TypeError'],
    ['its class where WeChat hands over words in an object', { message: WECHAT, stack: '' }, 'TypeError'],
    ['what of WeChat’s did not work', { errMsg: 'chooseMedia:fail 李老师 cancelled' }, 'chooseMedia:fail'],
    ['nothing more than that it is one where it has no class', '李老师', 'Error'],
    ['nothing more where its name is words', thrown('李老师', ''), 'Error'],
    ['nothing more where it is nothing', undefined, 'Error'],
  ])('%s', (_, error, name) => {
    expect(nameOf(error)).toBe(name)
  })

  test('where it was, by file without host and query', () => {
    expect(framesOf(thrown('TypeError', V8))).toEqual([
      'draw school.test/js/app.1a2b.js:1:203',
      'Object.run school.test/js/shared.js:12:5',
      '<anonymous> school.test/js/shared.js:40:7',
    ])
    expect(framesOf(thrown('TypeError', SAFARI))).toEqual([
      'draw school.test/js/app.js:1:203',
      '<anonymous> school.test/js/shared.js:40:7',
    ])
    expect(framesOf(WECHAT)).toEqual(['draw usr/common.js:1:203'])
  })

  test('nothing that was typed or read, whatever the message says', () => {
    for (const error of [thrown('TypeError', V8), WECHAT, { errMsg: 'a:fail 李老师' }, '李老师:1:2'])
      expect(JSON.stringify([nameOf(error), framesOf(error)])).not.toMatch(/李|reading|cancel/)
  })

  test('no more than the server takes', () => {
    const deep = `E: x\n${Array.from({ length: 40 }, (_, line) => `    at ${'f'.repeat(300)} (a.js:${line}:1)`).join('\n')}`
    const report = {
      name: nameOf(thrown('N'.repeat(200), deep)),
      frames: framesOf(thrown('E', deep)),
      page: 'pages/home/index',
      version: '0.1.0',
      build: 'x',
      runtime: 'weapp 3.8.0 ios',
      requestId: null,
    }
    expect(report.frames).toHaveLength(10)
    expect(z.safeParse(contract['client.report'].input, report).success).toBe(true)
  })
})
