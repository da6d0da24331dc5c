import type { IContextParam } from '@cloudbase/node-sdk'

/**
 * The WeChat user that CloudBase vouches for in this call. Only the call's own context counts: the SDK falls back to
 * process.env, where a container keeps the last caller, so a value that the context does not carry is not believed.
 */
export async function openIdIn(context: unknown): Promise<string | undefined> {
  const own = ownEnvironment(context)
  if (own === undefined) return undefined
  // The SDK costs 150 ms of cold start and is not needed for calls without a context.
  const { getCloudbaseContext } = await import('@cloudbase/node-sdk')
  const { WX_OPENID: openId } = getCloudbaseContext(context as IContextParam) as { WX_OPENID?: unknown }
  return typeof openId === 'string' && openId !== '' && own.includes(openId) ? openId : undefined
}

function ownEnvironment(context: unknown): string | undefined {
  if (typeof context !== 'object' || context === null) return undefined
  const { environment, environ } = context as { environment?: unknown; environ?: unknown }
  if (typeof environment === 'string' && environment !== '') return environment
  return typeof environ === 'string' && environ !== '' ? environ : undefined
}
