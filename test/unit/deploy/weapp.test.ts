import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { DECLARED_INTERFACES } from '#core/privacy/text'
import { weappFindings } from '../../../config/deploy/check'
import { functionBundles } from '../../../config/deploy/checks/packages'
import type { Finding } from '../../../config/deploy/finding'

const ENV = { YOUJU_CLOUD_ENV: 'youju-3g5h' }
const APP = {
  pages: ['pages/home/index'],
  subPackages: [{ root: 'pages/club', pages: ['list/index'] }],
  darkmode: true,
  themeLocation: 'theme.json',
  __usePrivacyCheck__: true,
}
const CALLS = Object.keys(DECLARED_INTERFACES)
  .map((name) => `t().${name}({})`)
  .join(';')

const root = mkdtempSync(path.join(os.tmpdir(), 'youju-check-'))
afterAll(() => rmSync(root, { recursive: true }))

function put(file: string, content: string | Buffer) {
  const target = path.join(root, file)
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, content)
}

const putApp = (more: object = {}) => put('dist/weapp/app.json', JSON.stringify({ ...APP, ...more }))

/** A mini-program in which nothing is missing. */
beforeEach(() => {
  rmSync(path.join(root, 'dist'), { recursive: true, force: true })
  put('project.config.json', '{"appid":"wx0123456789abcdef","setting":{"urlCheck":true}}')
  putApp()
  put('dist/weapp/theme.json', '{}')
  put('dist/weapp/app.js', `cloud.init({env:"youju-3g5h"});${CALLS}`)
  for (const page of ['pages/home/index', 'pages/club/list/index'])
    for (const ending of ['js', 'json', 'wxml']) put(`dist/weapp/${page}.${ending}`, '')
  // Taro's runtime names everything and calls nothing; it is not looked at.
  put('dist/weapp/taro.js', 'x.getLocation(),x.chooseAddress()')
})

const found = (env: Record<string, string> = ENV, place: 'cloud' | 'host' = 'cloud') =>
  weappFindings(root, place, env)
const open = (findings: readonly Finding[]) =>
  findings.filter(({ ok }) => !ok).map(({ about, said }) => `${about}：${said}`)

test('a mini-program that is as it should be misses nothing', () => {
  expect(open(found())).toEqual([])
})

test.each([
  ['游客的', { appid: 'touristappid' }],
  ['游客的', {}],
])('an AppID that is no AppID is %s', (words, project) => {
  put('project.config.json', JSON.stringify(project))
  expect(open(found())).toEqual([expect.stringContaining(words)])
})

test('an AppID that is not the one of the functions is told', () => {
  expect(open(found({ ...ENV, WECHAT_APP_ID: 'wxffffffffffffffff' }))).toEqual([
    expect.stringContaining('不是同一个'),
  ])
})

test('nothing built is told as such', () => {
  rmSync(path.join(root, 'dist'), { recursive: true })
  expect(open(found())).toEqual(['小程序：还没有构建'])
})

describe('sizes', () => {
  test('a main package of 700 KB is taken, one KB more is not', () => {
    const others = 2_000
    put('dist/weapp/common.js', Buffer.alloc(700 * 1024 - others))
    expect(open(found())).toEqual([])
    put('dist/weapp/common.js', Buffer.alloc(701 * 1024))
    expect(open(found())).toEqual([expect.stringContaining('主包 701 KB')])
  })

  test('a package over 1 MB is not, and over 2 MB WeChat does not take it', () => {
    put('dist/weapp/pages/club/list/index.js', Buffer.alloc(1024 * 1024 + 1))
    expect(open(found())).toEqual([expect.stringMatching(/pages\/club 1024 KB(?!.*微信)/)])
    put('dist/weapp/pages/club/list/index.js', Buffer.alloc(2 * 1024 * 1024 + 1))
    expect(open(found())).toEqual([expect.stringContaining('微信不收')])
  })

  test('what stays on the desk does not count', () => {
    put('dist/weapp/project.config.json', Buffer.alloc(800 * 1024))
    expect(open(found())).toEqual([])
  })

  test('a function that is not built, or over 1.5 MB, is told', () => {
    put('dist/functions/record/index.js', Buffer.alloc(1.5 * 1024 * 1024))
    const folder = path.join(root, 'dist/functions')
    expect(open(functionBundles(folder, ['record']))).toEqual([])
    expect(open(functionBundles(folder, ['record', 'term']))).toEqual([expect.stringContaining('term')])
    put('dist/functions/record/index.js', Buffer.alloc(1.5 * 1024 * 1024 + 1))
    expect(open(functionBundles(folder, ['record']))).toEqual([expect.stringContaining('record')])
  })
})

describe('app.json against the code', () => {
  test('a page that is named and not built is told', () => {
    rmSync(path.join(root, 'dist/weapp/pages/club/list/index.wxml'))
    expect(open(found())).toEqual([expect.stringContaining('pages/club/list/index')])
  })

  test('a place asked for without naming it, or without saying why, is told', () => {
    put('dist/weapp/app.js', `cloud.init({env:"youju-3g5h"});${CALLS};t().getLocation({})`)
    const faults = open(found())
    expect(faults).toContainEqual(expect.stringMatching(/requiredPrivateInfos.*getLocation/))
    expect(faults).toContainEqual(expect.stringMatching(/permission.*getLocation/))
    expect(faults).toContainEqual(expect.stringMatching(/隐私接口.*没有声明：getLocation/))
  })

  test('a place named and not asked for is told, since the reviewers will ask', () => {
    putApp({ requiredPrivateInfos: ['getLocation'] })
    expect(open(found())).toEqual([expect.stringContaining('代码没有用：getLocation')])
  })

  test.each([
    ['t().getBackgroundAudioManager().play()', {}, '后台能力.*audio'],
    ['', { requiredBackgroundModes: ['location'] }, '后台能力.*location'],
    ['requirePlugin("calendar")', {}, '插件.*calendar'],
    ['', { plugins: { map: {} } }, '插件.*map'],
  ])('%s with %o is told', (code, app, words) => {
    put('dist/weapp/app.js', `cloud.init({env:"youju-3g5h"});${CALLS};${code}`)
    putApp(app)
    expect(open(found())).toEqual([expect.stringMatching(words)])
  })

  test('a theme that is not there is told', () => {
    rmSync(path.join(root, 'dist/weapp/theme.json'))
    expect(open(found())).toEqual([expect.stringContaining('theme.json')])
  })
})

describe('privacy', () => {
  test.each([
    ['t().startRecord({})', 'startRecord'],
    ['x({openType:"getPhoneNumber"})', 'getPhoneNumber'],
    ['x({type:"nickname"})', 'nickname'],
  ])('%s is used and not declared', (code, name) => {
    put('dist/weapp/pages/club/list/index.js', code)
    expect(open(found())).toEqual([`隐私接口：代码用了而没有声明：${name}`])
  })

  test('what is declared and not used any more is told', () => {
    put('dist/weapp/app.js', `cloud.init({env:"youju-3g5h"});${CALLS.replace('t().scanCode({})', '')}`)
    expect(open(found())).toEqual(['隐私接口：声明了而代码没有用：scanCode'])
  })

  test('WeChat is to ask before they are used', () => {
    putApp({ __usePrivacyCheck__: false })
    expect(open(found())).toEqual([expect.stringContaining('__usePrivacyCheck__')])
  })
})

describe('whom it calls', () => {
  test('a mini-program built for another environment is told', () => {
    expect(open(found({ YOUJU_CLOUD_ENV: 'another' }))).toEqual([expect.stringContaining('没有连云开发环境')])
  })

  const at = (base: string) => {
    put('dist/weapp/app.js', `fetch("${base}");${CALLS}`)
    return found({ YOUJU_API_BASE: base }, 'host')
  }

  test('an own server is called over https by its name, and the lists it has to stand in are named', () => {
    const findings = at('https://youju.example.cn')
    expect(open(findings)).toEqual([])
    expect(findings.find(({ about }) => about === '小程序连接的地址')?.said).toContain(
      'request、uploadFile、downloadFile',
    )
  })

  test.each([
    ['http://youju.example.cn', '不是 https'],
    ['https://192.0.2.7', 'IP'],
    ['https://localhost:8080', '本机'],
  ])('%s is refused by WeChat', (base, words) => {
    expect(open(at(base))).toEqual([expect.stringContaining(words)])
  })

  test('a mini-program built without the address is told', () => {
    expect(open(found({}, 'host'))).toEqual([expect.stringContaining('没有连您的服务器')])
  })
})
