import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DECLARED_INTERFACES } from '#core/privacy/text'
import type { Environment, Place } from '../../cloudfunctions/_shared/cloud/variables'
import { BUILDS, ensureBuilt, isFresh } from './builds'
import { addressFindings, appIdFinding, projectFindings } from './checks/addresses'
import { type AppJson, appJsonFindings } from './checks/app-json'
import { databaseFindings } from './checks/database'
import { filesIn, functionBundles, packageSizes } from './checks/packages'
import { privacyFindings } from './checks/privacy'
import { settingFindings } from './checks/settings'
import { asText, cloudbaseConfig, deployedFunctions } from './cloudbaserc'
import { type Finding, fine, missing } from './finding'

export interface CheckOptions {
  readonly root: string
  readonly env: Environment
  /** Functions on CloudBase, or the host on an own server. */
  readonly place: Place
  /** Whether what is not fresh may be built. */
  readonly build: boolean
  /** Whether to look at the database at all. */
  readonly database: boolean
  readonly plainDatabase: boolean
  readonly say: (line: string) => void
}

/** Everything that has to be in order before deploying, in the order in which a person would mend it. */
export async function check(options: CheckOptions): Promise<Finding[]> {
  const { root, env, place, database } = options
  const settings = settingFindings(place, env)
  const builds = await buildFindings(options)
  return [
    ...settings,
    ...builds,
    ...weappFindings(root, place, env),
    ...(place === 'cloud' ? functionFindings(root) : []),
    ...(database
      ? await databaseFindings({
          place,
          env,
          migrations: path.join(root, 'cloudfunctions/_shared/store/migrations'),
          plainAllowed: options.plainDatabase,
        })
      : []),
  ]
}

async function buildFindings({ root, env, place, build, say }: CheckOptions): Promise<Finding[]> {
  const found: Finding[] = []
  for (const each of BUILDS) {
    if (each.name === 'functions' && place === 'host') continue
    const about = `${each.title}的构建`
    if (build) {
      if (!(await isFresh(root, each, env))) say(`构建${each.title}……（一两分钟）`)
      const done = await ensureBuilt(root, each, env)
      found.push(fine(about, done === 'fresh' ? '没有改动，沿用上次的' : '重新构建了'))
    } else if (await isFresh(root, each, env)) {
      found.push(fine(about, '是最新的'))
    } else {
      found.push(missing(about, '不是照现在的代码和设置构建的', '去掉 --no-build 再检查一次，会自己构建。'))
    }
  }
  return found
}

/** What lies in dist/weapp, as WeChat will look at it. */
export function weappFindings(root: string, place: Place, env: Environment): Finding[] {
  const folder = path.join(root, 'dist/weapp')
  const project = JSON.parse(readFileSync(path.join(root, 'project.config.json'), 'utf8')) as {
    appid?: unknown
    setting?: { urlCheck?: unknown }
  }
  const appId = appIdFinding(project.appid, env)
  if (!existsSync(path.join(folder, 'app.json')))
    return [appId, missing('小程序', '还没有构建', '去掉 --no-build 再检查一次。')]
  const app = JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8')) as AppJson
  const code = codeIn(folder)
  return [
    appId,
    ...packageSizes(folder, app),
    ...appJsonFindings(folder, app, code),
    ...privacyFindings(code, Object.keys(DECLARED_INTERFACES), app.__usePrivacyCheck__),
    ...addressFindings(place, env, code),
    ...projectFindings(project, place),
  ]
}

/** Our own code; Taro's runtime names every interface there is. */
function codeIn(folder: string): string[] {
  return filesIn(folder)
    .filter((file) => file.endsWith('.js') && file !== 'taro.js')
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
}

function functionFindings(root: string): Finding[] {
  const names = deployedFunctions(root)
  const about = 'cloudbaserc.json'
  const written = path.join(root, 'cloudbaserc.json')
  const asItShouldBe = asText(cloudbaseConfig(names))
  const same =
    existsSync(written) &&
    JSON.stringify(JSON.parse(readFileSync(written, 'utf8'))) === JSON.stringify(JSON.parse(asItShouldBe))
  return [
    ...functionBundles(path.join(root, 'dist/functions'), names),
    same
      ? fine(about, `${names.length} 个函数`)
      : missing(
          about,
          '和 cloudfunctions/ 或环境变量表不一致',
          '执行 npm run deploy:config 重新生成并提交。',
        ),
  ]
}
