import type { Environment, Place } from '../../../cloudfunctions/_shared/cloud/variables'
import { type Finding, fine, missing } from '../finding'

/** The AppID of project.config.json: a visitor's one cannot be uploaded. */
export function appIdFinding(appId: unknown, env: Environment): Finding {
  const about = 'AppID（project.config.json）'
  const where = '公众平台 › 开发管理 › 开发设置 › AppID；写进 project.config.json 的 appid'
  if (typeof appId !== 'string' || !/^wx[0-9a-f]{16}$/.test(appId))
    return missing(about, '还是游客的，不能上传', where)
  if (env.WECHAT_APP_ID && env.WECHAT_APP_ID !== appId)
    return missing(about, '和环境变量 WECHAT_APP_ID 不是同一个', `${where}，两处要一样`)
  return fine(about, appId)
}

/** Whom the built mini-program calls, and whether WeChat will let it. */
export function addressFindings(place: Place, env: Environment, code: readonly string[]): Finding[] {
  const about = '小程序连接的地址'
  const within = (words: string) => code.some((text) => text.includes(words))
  const again = '设好以后重新构建：npm run deploy:check 会自己构建。'
  if (place === 'cloud') {
    const name = env.YOUJU_CLOUD_ENV
    if (!name || !within(name))
      return [missing(about, '构建出来的小程序没有连云开发环境', `YOUJU_CLOUD_ENV ${again}`)]
    return [fine(about, `云开发环境 ${name}，不需要域名名单`)]
  }
  const base = env.YOUJU_API_BASE
  if (!base || !within(base))
    return [missing(about, '构建出来的小程序没有连您的服务器', `YOUJU_API_BASE ${again}`)]
  const { protocol, hostname, port } = new URL(base)
  if (protocol !== 'https:')
    return [missing(about, '不是 https', '微信只许连 https 的地址；证书的办法见 docs/DEPLOY.md。')]
  if (/^[\d.]+$|^localhost$|:/.test(hostname))
    return [missing(about, '是 IP 或本机', '微信只许连已备案的域名；在域名的解析里指到这台服务器。')]
  const origin = port ? `https://${hostname}:${port}` : `https://${hostname}`
  const lists = `「公众平台 › 开发管理 › 服务器域名」的 request、uploadFile、downloadFile 三项都要有 ${origin}`
  return [fine(about, `${origin}；${lists}（这里查不到，请人工核对）`)]
}

/** Unchecked domains work in the tool and on no phone. */
export function projectFindings(project: { setting?: { urlCheck?: unknown } }, place: Place): Finding[] {
  if (place === 'cloud' || project.setting?.urlCheck === true) return []
  return [
    fine(
      '域名校验（project.config.json）',
      '开发者工具里没有校验域名：真机上会校验，上传前请打开一次「校验合法域名」试一遍',
    ),
  ]
}
