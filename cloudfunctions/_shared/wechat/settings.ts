import type { PushedKind } from '#core/reminder/reminder'
import { type Environment, VARIABLES } from '../cloud/variables'
import { type Fields, fieldsFrom } from './fields'

export interface WechatApp {
  readonly appId: string
  readonly secret: string
  readonly address: string
}

/** WeChat is set up when both the app id and its secret are in the environment. */
export function wechatAppIn(env: Environment): WechatApp | undefined {
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: secret } = env
  if (!appId || !secret) return undefined
  const address = env.WECHAT_API_ADDRESS || VARIABLES.WECHAT_API_ADDRESS.fallback
  return { appId, secret, address: address.replace(/\/+$/, '') }
}

const STATES = ['developer', 'trial', 'formal'] as const

/** Which release of the mini-program messages and codes open. */
export type MiniProgramState = (typeof STATES)[number]

export function miniProgramStateIn(env: Environment): MiniProgramState {
  const set = env.WECHAT_MINIPROGRAM_STATE || VARIABLES.WECHAT_MINIPROGRAM_STATE.fallback
  const state = STATES.find((each) => each === set)
  if (!state) throw new Error(`WECHAT_MINIPROGRAM_STATE must be one of ${STATES.join(', ')}`)
  return state
}

/** A word that is misspelt must not leave announcements unchecked. */
export function contentCheckIn(env: Environment): boolean {
  if (env.CONTENT_CHECK && env.CONTENT_CHECK !== 'wechat')
    throw new Error('CONTENT_CHECK must be wechat, or not set')
  return Boolean(env.CONTENT_CHECK)
}

export interface Templates {
  readonly ids: Readonly<Record<PushedKind, string>>
  readonly fields: Readonly<Record<PushedKind, Fields>>
}

/** The templates of subscribe messages; undefined where none are set up. */
export function templatesIn(env: Environment): Templates | undefined {
  const { WECHAT_TEMPLATE_DIGEST: digest, WECHAT_TEMPLATE_DUE: due } = env
  if (!digest && !due) return undefined
  if (!digest || !due) throw new Error('WECHAT_TEMPLATE_DIGEST and WECHAT_TEMPLATE_DUE must be set together')
  const fieldsOf = (
    variable: 'WECHAT_TEMPLATE_DIGEST_FIELDS' | 'WECHAT_TEMPLATE_DUE_FIELDS',
    kind: PushedKind,
  ) => fieldsFrom(variable, env[variable] || VARIABLES[variable].fallback, kind)
  return {
    ids: { digest, due },
    fields: {
      digest: fieldsOf('WECHAT_TEMPLATE_DIGEST_FIELDS', 'digest'),
      due: fieldsOf('WECHAT_TEMPLATE_DUE_FIELDS', 'due'),
    },
  }
}
