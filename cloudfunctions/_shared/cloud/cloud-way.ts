import type { CloudBase } from '@cloudbase/node-sdk'
import { troubleOf, WechatTrouble } from '../wechat/trouble'
import type { WayToWechat } from '../wechat/way'
import { inThisEnvironment } from './cloud-environment'
import { cloudSdk } from './cloud-sdk'

const TIMEOUT_MS = 5_000

/**
 * WeChat's interfaces through the cloud, which wants no secret of ours: it hands a token to functions that the mini-program
 * calls, and may to those that a timer starts. Where it hands none, over HTTP above all, the way over HTTPS is taken if that
 * is set up. What the SDK gives back of a picture is no picture any more: codes and checks of pictures do not go this way.
 */
export function cloudWay(
  https: WayToWechat | undefined,
  environment: () => Promise<CloudBase> = inThisEnvironment,
  handsToken: () => Promise<boolean> = tokenInProcess,
): WayToWechat {
  async function throughCloud(path: string, body: object) {
    const app = await environment()
    const asked = app.callWxOpenApi({ apiName: path, requestData: body }, { timeout: TIMEOUT_MS })
    const { result } = await asked.catch((error: unknown) => {
      throw refusalOf(path, error)
    })
    if (typeof result !== 'object' || result === null) {
      throw new WechatTrouble('unknown', path, null, 'not JSON')
    }
    const answer = result as Readonly<Record<string, unknown>>
    const errcode = Number(answer.errcode ?? answer.errCode ?? 0)
    if (errcode !== 0) throw troubleOf(path, errcode)
    return answer
  }

  return {
    async ask(path, body) {
      if (!https) return throughCloud(path, body)
      if (!(await handsToken())) return https.ask(path, body)
      return throughCloud(path, body).catch((error: unknown) => {
        // Refused before WeChat did anything: a function that was not given the right to the interface, above all.
        const refused = error instanceof WechatTrouble && (error.kind === 'setup' || error.kind === 'token')
        if (!refused) throw error
        return https.ask(path, body)
      })
    },
  }
}

/**
 * Whether the SDK finds a token of the cloud's, looked for as the SDK does (dist/utils/wxCloudToken.js). That the process
 * keeps the last caller's matters not: it says which mini-program calls, and never who.
 */
async function tokenInProcess(): Promise<boolean> {
  const { getCloudbaseContext } = await cloudSdk()
  const { TRIGGER_SRC, WX_TRIGGER_API_TOKEN_V0, WX_API_TOKEN, WX_CLOUDBASE_ACCESSTOKEN } =
    getCloudbaseContext()
  const started = TRIGGER_SRC === 'timer' ? WX_TRIGGER_API_TOKEN_V0 : undefined
  return Boolean(started || WX_API_TOKEN || WX_CLOUDBASE_ACCESSTOKEN)
}

/** The SDK rejects with the cloud's code or the connection's; its words may quote what was sent. */
function refusalOf(path: string, error: unknown): WechatTrouble {
  const { code } = error as { code?: unknown }
  if (typeof code === 'number' && code < 0) return troubleOf(path, code)
  if (typeof code === 'number')
    return new WechatTrouble(code >= 500 ? 'busy' : 'unknown', path, null, `HTTP ${code}`)
  const word = typeof code === 'string' ? code.replace(/[^\w.-]/g, '').slice(0, 60) : 'no answer'
  return new WechatTrouble(kindOf(word), path, null, word)
}

/** Names of the cloud's refusals (https://docs.cloudbase.net/error-code/); connections' are those of Node. */
function kindOf(word: string) {
  if (/^(SIGN_|INVALID_|.*AUTH|.*PERMISSION|.*EXCEED_AUTHORITY|RESOURCE_NOT_FOUND)/.test(word))
    return 'setup' as const
  return 'busy' as const
}
