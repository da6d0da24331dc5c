import { HTTP_FUNCTION, TIMER_FUNCTION } from './cloudbaserc'
import { commandOf } from './tool'

/**
 * Who may call functions from a client (https://docs.cloudbase.net/cloud-function/security-rules): the timer's only by its
 * trigger, the HTTP function's only at its address. Everything else decides by itself who is calling.
 */
export const FUNCTION_RULES = {
  '*': { invoke: true },
  [TIMER_FUNCTION]: { invoke: false },
  [HTTP_FUNCTION]: { invoke: false },
} as const

/** What the tool cannot do, in the order of doing it; each once, not at every deployment. */
export function byHand(envId: string): string[] {
  return [
    `云开发控制台 › 云函数 › 权限控制，把规则改成：${JSON.stringify(FUNCTION_RULES)}`,
    `要在浏览器里用、或订阅日历：${commandOf(['service', 'create', '-e', envId, '-p', '/', '-f', HTTP_FUNCTION])}（已经建过会说已存在）`,
    '没有设 WECHAT_APP_SECRET 而要审核公告、发订阅消息：在微信开发者工具的云函数列表里，对 notice 和 timer 各点一次「上传并部署」，微信才给它们权限（官方工具不带 config.json）',
    '上传小程序：用微信开发者工具打开这个文件夹，点「上传」；再到公众平台提交审核（docs/DEPLOY.md 第 A8 步）',
    `核对能用：npm run youju -- smoke https://${envId}.service.tcloudbase.com`,
  ]
}
