import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Finding, fine, missing } from '../finding'
import type { AppJson } from './app-json'

const KB = 1024
const MB = 1024 * KB

/** WeChat's (https://developers.weixin.qq.com/miniprogram/dev/framework/subpackages.html), and below them our own. */
const WECHAT = { package: 2 * MB, whole: 20 * MB }
const OURS = { main: 700 * KB, package: 1 * MB }
const BUNDLE = 1.5 * MB

const NOT_UPLOADED = new Set(['project.config.json', 'project.private.config.json'])

/** What WeChat downloads before the first page, and what it downloads with each package. */
export function packageSizes(folder: string, app: AppJson): Finding[] {
  const about = '小程序包的大小'
  const roots = (app.subPackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
  const sizes = new Map<string, number>([['', 0], ...roots.map((root): [string, number] => [root, 0])])
  for (const file of filesIn(folder)) {
    if (NOT_UPLOADED.has(file)) continue
    const home = roots.find((root) => file.startsWith(`${root}/`)) ?? ''
    sizes.set(home, (sizes.get(home) ?? 0) + statSync(path.join(folder, file)).size)
  }
  const whole = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const tooLarge = [...sizes].flatMap(([root, size]) => {
    const bar = root === '' ? OURS.main : OURS.package
    if (size <= bar) return []
    const over = size > WECHAT.package ? '，微信不收超过 2 MB 的包' : ''
    return [`${root || '主包'} ${inKb(size)}（不超过 ${inKb(bar)}）${over}`]
  })
  if (whole > WECHAT.whole) tooLarge.push(`全部 ${inKb(whole)}（微信不收超过 ${inKb(WECHAT.whole)}）`)
  if (tooLarge.length > 0) {
    const remedy =
      '把只有少数人用的页面和它们的组件移到分包（src/app.config.ts 的 subPackages），再重新构建。'
    return [missing(about, tooLarge.join('；'), remedy)]
  }
  return [fine(about, `主包 ${inKb(sizes.get('') ?? 0)}，分包 ${roots.length} 个，共 ${inKb(whole)}`)]
}

/** Every function is built, and small enough to start quickly. */
export function functionBundles(folder: string, names: readonly string[]): Finding[] {
  const about = '云函数的构建'
  const again = '执行 npm run build:functions 重新构建。'
  const absent = names.filter((name) => !existsSync(path.join(folder, name, 'index.js')))
  if (absent.length > 0) return [missing(about, `还没有构建：${absent.join('、')}`, again)]
  const bundles = names.map((name) => ({ name, size: statSync(path.join(folder, name, 'index.js')).size }))
  const tooLarge = bundles.filter(({ size }) => size > BUNDLE)
  if (tooLarge.length > 0) {
    const list = tooLarge.map(({ name, size }) => `${name} ${inKb(size)}`).join('、')
    const remedy = '查一查新引入了什么包；只在少数操作里用的，改成用到时再载入。'
    return [missing(about, `超过 ${inKb(BUNDLE)}，冷启动会变慢：${list}`, remedy)]
  }
  const largest = Math.max(...bundles.map(({ size }) => size))
  return [fine(about, `${names.length} 个，最大 ${inKb(largest)}`)]
}

/** Paths below the folder, with strokes as in app.json on every system. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
}

const inKb = (bytes: number) => `${Math.round(bytes / KB)} KB`
