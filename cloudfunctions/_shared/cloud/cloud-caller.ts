import type { IContextParam } from '@cloudbase/node-sdk'

/**
 * The WeChat user that CloudBase vouches for in this call. Only the call's own context counts: the SDK's
 * getCloudbaseContext() falls back to process.env, where a container keeps the last caller.
 */
export async function openIdIn(context: unknown): Promise<string | undefined> {
  if (!hasEnvironment(context)) return undefined
  // The SDK costs 150 ms of cold start and is not needed for calls without a context.
  const sdk = await import('@cloudbase/node-sdk')
  // It is CommonJS: imported at run time by Node itself, which a bundle leaves to it, all of it is the default export.
  const { parseContext } = 'default' in sdk ? (sdk.default as typeof sdk) : sdk
  const { environment, environ } = parseContext(context)
  const openId: unknown = (environment ?? environ)?.WX_OPENID
  return typeof openId === 'string' && openId !== '' ? openId : undefined
}

function hasEnvironment(context: unknown): context is IContextParam {
  if (typeof context !== 'object' || context === null) return false
  const { environment, environ } = context as { environment?: unknown; environ?: unknown }
  return [environment, environ].some((each) => typeof each === 'string' && each !== '')
}
