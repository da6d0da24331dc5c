import type { WechatStandIn } from './wechat-stand-in'

/** What one of WeChat's endpoints is asked. */
export interface Question {
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Buffer
}

export type Reply = Record<string, unknown> | Buffer

const fault = (errcode: number, errmsg = 'no'): Reply => ({ errcode, errmsg: `${errmsg} rid: 1-2-3` })

/** The smallest PNG. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

type Endpoint = (asked: Question, wechat: WechatStandIn) => Reply

/** Each answers as its page under https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/ says. */
export const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  '/sns/jscode2session': ({ query }, { app, codes, usedCodes }) => {
    if (query.get('appid') !== app.appId) return fault(40013, 'invalid appid')
    if (query.get('secret') !== app.secret) return fault(40125, 'invalid appsecret')
    const code = query.get('js_code') ?? ''
    if (usedCodes.has(code)) return fault(40163, 'code been used')
    const openid = codes.get(code)
    if (openid === undefined) return fault(40029, 'invalid code')
    codes.delete(code)
    usedCodes.add(code)
    return { openid, session_key: 'c2Vzc2lvbi1rZXk=' }
  },

  '/cgi-bin/stable_token': ({ body }, wechat) => {
    const asked = JSON.parse(body.toString()) as Record<string, unknown>
    if (asked.appid !== wechat.app.appId) return fault(40013, 'invalid appid')
    if (asked.secret !== wechat.app.secret) return fault(40125, 'invalid appsecret')
    if (asked.force_refresh === true) wechat.expireTokens()
    return { access_token: wechat.token(), expires_in: 7200 }
  },

  '/cgi-bin/message/subscribe/send': ({ body }, wechat) => {
    const message = JSON.parse(body.toString()) as SentMessage
    const template = wechat.templates.get(message.template_id)
    if (template === undefined) return fault(40037, 'invalid template_id')
    if (wechat.strangers.has(message.touser)) return fault(40003, 'invalid openid')
    const wrong = template.find((field) => !fits(field, message.data[field]?.value))
    if (wrong !== undefined) return fault(47003, `argument invalid! data.${wrong}.value invalid`)
    const consents = wechat.consents.get(message.touser)
    if (consents === 0) return fault(43101, 'user refuse to accept the msg')
    if (consents !== undefined) wechat.consents.set(message.touser, consents - 1)
    wechat.sent.push(message)
    return { errcode: 0, errmsg: 'ok', msgid: wechat.sent.length }
  },

  '/wxa/msg_sec_check': ({ body }) => {
    const { content, openid, version, scene } = JSON.parse(body.toString()) as Record<string, unknown>
    if (typeof content !== 'string' || content === '') return fault(44002, 'empty post data')
    if ([...content].length > 2500) return fault(45002, 'content size out of limit')
    if (version !== 2 || ![1, 2, 3, 4].includes(scene as number)) return fault(40097, 'invalid args')
    if (typeof openid !== 'string' || openid === '') return fault(40003, 'invalid openid')
    const suggest = content.includes('违规') ? 'risky' : content.includes('可疑') ? 'review' : 'pass'
    return { errcode: 0, errmsg: 'ok', result: { suggest, label: 100 }, trace_id: 't' }
  },

  '/wxa/img_sec_check': ({ body }) => {
    if (!body.includes('name="media"')) return fault(41005, 'media data missing')
    if (body.length > 1024 * 1024 + 1000) return fault(40006, 'invalid meida size')
    return body.includes('RISKY') ? fault(87014, 'risky content') : { errcode: 0, errmsg: 'ok' }
  },

  '/wxa/getwxacodeunlimit': ({ body }, wechat) => {
    const asked = JSON.parse(body.toString()) as AskedCode
    if (!/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/.test(asked.scene))
      return fault(40169, 'invalid length for scene')
    if (asked.page.startsWith('/') || wechat.missingPages.has(asked.page)) return fault(41030, 'invalid page')
    if (!['release', 'trial', 'develop'].includes(asked.env_version)) return fault(40097, 'invalid args')
    wechat.drawn.push(asked)
    return PICTURE
  },
}

export interface SentMessage {
  readonly touser: string
  readonly template_id: string
  readonly page: string
  readonly miniprogram_state: string
  readonly data: Readonly<Record<string, { readonly value: string }>>
}

export interface AskedCode {
  readonly scene: string
  readonly page: string
  readonly env_version: string
  readonly check_path?: boolean
}

const SHAPES: Readonly<Record<string, RegExp>> = {
  thing: /^[^\p{Cc}]{1,20}$/u,
  character_string: /^[\x21-\x7e]{1,32}$/,
  phrase: /^\p{Script=Han}{1,5}$/u,
  name: /^[\p{Script=Han}A-Za-z ]{1,10}$/u,
  number: /^\d{1,32}$/,
  date: /^\d{4}年\d{1,2}月\d{1,2}日( \d\d:\d\d)?$/,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日 )?\d\d:\d\d$/,
}

function fits(field: string, value: string | undefined): boolean {
  const shape = SHAPES[field.replace(/\d+$/, '')]
  return value !== undefined && (shape === undefined || shape.test(value))
}
