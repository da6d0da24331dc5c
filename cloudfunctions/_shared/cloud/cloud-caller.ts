import type { IContextParam } from '@cloudbase/node-sdk'
import { cloudSdk } from './cloud-sdk'

/**
 * The WeChat user that CloudBase vouches for in this call: `WX_OPENID` of the call's own context, which the cloud writes and
 * no caller. Never the event, which the caller writes; never process.env, where a container keeps the last caller and where
 * the SDK's getCloudbaseContext() falls back to. A call over HTTP or from a web page has none. `appId` is the mini-program
 * that openids are kept of: in an environment that is shared with another one, its users come with openids of their own.
 */
export async function openIdIn(context: unknown, appId: string | undefined): Promise<string | undefined> {
  if (!hasEnvironment(context)) return undefined
  const { parseContext } = await cloudSdk()
  const { environment, environ } = parseContext(context)
  const told = environment ?? (namedOnce(context.environ ?? '') ? environ : undefined)
  const openId: unknown = told?.WX_OPENID
  if (typeof openId !== 'string' || openId === '') return undefined
  return appId === undefined || told?.WX_APPID === undefined || told.WX_APPID === appId ? openId : undefined
}

function hasEnvironment(context: unknown): context is IContextParam {
  if (typeof context !== 'object' || context === null) return false
  const { environment, environ } = context as { environment?: unknown; environ?: unknown }
  return [environment, environ].some((each) => typeof each === 'string' && each !== '')
}

/** The older form is a list with semicolons, not escaped: a name that stands there twice came in with some value. */
function namedOnce(environ: string): boolean {
  return environ.split(';').filter((each) => each.startsWith('WX_OPENID=')).length === 1
}
