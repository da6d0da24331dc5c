import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Finding, fine, missing } from '../finding'

/** What of app.json is looked at (https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html). */
export interface AppJson {
  readonly pages: readonly string[]
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
  readonly requiredPrivateInfos?: readonly string[]
  readonly requiredBackgroundModes?: readonly string[]
  readonly permission?: Readonly<Record<string, { readonly desc: string }>>
  readonly plugins?: Readonly<Record<string, unknown>>
  readonly darkmode?: boolean
  readonly themeLocation?: string
  readonly __usePrivacyCheck__?: boolean
}

/** Interfaces about places that WeChat refuses unless app.json names them in `requiredPrivateInfos`. */
const PLACES = [
  'getFuzzyLocation',
  'getLocation',
  'onLocationChange',
  'startLocationUpdate',
  'startLocationUpdateBackground',
  'chooseLocation',
  'choosePoi',
  'chooseAddress',
]
/** Those of them that also want a reason in `permission`. */
const ASKING = ['getFuzzyLocation', 'getLocation', 'startLocationUpdate', 'startLocationUpdateBackground']

const BACKGROUND = {
  location: ['startLocationUpdateBackground'],
  audio: ['getBackgroundAudioManager'],
} as const

const IN_CONFIG = '改 src/app.config.ts，再重新构建。'

/** What app.json says against what the built code does. */
export function appJsonFindings(folder: string, app: AppJson, code: readonly string[]): Finding[] {
  const used = (name: string) => code.some((text) => text.includes(`.${name}(`))
  return [
    pagesExist(folder, app),
    listed('位置接口（requiredPrivateInfos）', app.requiredPrivateInfos ?? [], PLACES.filter(used)),
    reasons(app, ASKING.filter(used)),
    listed(
      '后台能力（requiredBackgroundModes）',
      app.requiredBackgroundModes ?? [],
      Object.entries(BACKGROUND).flatMap(([mode, names]) => (names.some(used) ? [mode] : [])),
    ),
    listed('插件（plugins）', Object.keys(app.plugins ?? {}), pluginsIn(code)),
    theme(folder, app),
  ]
}

function pagesExist(folder: string, app: AppJson): Finding {
  const about = 'app.json 的页面'
  const pages = [
    ...app.pages,
    ...(app.subPackages ?? []).flatMap(({ root, pages }) =>
      pages.map((page) => `${root.replace(/\/$/, '')}/${page}`),
    ),
  ]
  const absent = pages.filter((page) =>
    ['js', 'json', 'wxml'].some((ending) => !existsSync(path.join(folder, `${page}.${ending}`))),
  )
  if (absent.length === 0) return fine(about, `${pages.length} 个页面都在`)
  return missing(
    about,
    `没有构建出来：${absent.join('、')}`,
    '重新构建；还没有的话，改 src/app.config.ts 里的页面。',
  )
}

function listed(about: string, declared: readonly string[], used: readonly string[]): Finding {
  const unlisted = used.filter((name) => !declared.includes(name))
  const unused = declared.filter((name) => !used.includes(name))
  if (unlisted.length > 0) return missing(about, `代码用了而没有写：${unlisted.join('、')}`, IN_CONFIG)
  if (unused.length > 0)
    return missing(about, `写了而代码没有用：${unused.join('、')}（审核会问）`, IN_CONFIG)
  return fine(about, used.length === 0 ? '没有用到，也没有写' : used.join('、'))
}

function reasons(app: AppJson, asking: readonly string[]): Finding {
  const about = '位置权限的说明（permission）'
  const said = Boolean(app.permission?.['scope.userLocation'] ?? app.permission?.['scope.userFuzzyLocation'])
  if (asking.length > 0 && !said) return missing(about, `用了 ${asking.join('、')}，没有写用途`, IN_CONFIG)
  return fine(about, asking.length === 0 ? '不用位置' : '写了用途')
}

function pluginsIn(code: readonly string[]): string[] {
  const names = code.flatMap((text) =>
    [...text.matchAll(/plugin:\/\/([\w-]+)|requirePlugin\(["']([\w-]+)/g)].map(([, a, b]) => a ?? b ?? ''),
  )
  return [...new Set(names)]
}

function theme(folder: string, { darkmode, themeLocation }: AppJson): Finding {
  const about = '深色模式'
  if (!darkmode) return fine(about, '没有打开')
  const file = themeLocation ?? 'theme.json'
  if (existsSync(path.join(folder, file))) return fine(about, file)
  return missing(about, `没有 ${file}`, '把 themeLocation 指向的文件放进 src，再重新构建。')
}
