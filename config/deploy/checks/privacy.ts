import { type Finding, fine, missing } from '../finding'

/**
 * Interfaces that WeChat counts as touching privacy
 * (https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/miniprogram-intro.html), and the camera of
 * scanCode, which is declared although WeChat does not ask for it.
 */
const INTERFACES = [
  'addPhoneCalendar',
  'addPhoneContact',
  'addPhoneRepeatCalendar',
  'chooseAddress',
  'chooseContact',
  'chooseImage',
  'chooseInvoice',
  'chooseInvoiceTitle',
  'chooseLicensePlate',
  'chooseLocation',
  'chooseMedia',
  'chooseMessageFile',
  'choosePoi',
  'chooseVideo',
  'createBLEPeripheralServer',
  'createCameraContext',
  'getClipboardData',
  'getFuzzyLocation',
  'getLocation',
  'getRecorderManager',
  'getUserInfo',
  'getUserProfile',
  'getWeRunData',
  'joinVoIPChat',
  'openBluetoothAdapter',
  'saveImageToPhotosAlbum',
  'saveVideoToPhotosAlbum',
  'scanCode',
  'setClipboardData',
  'startAccelerometer',
  'startCompass',
  'startDeviceMotionListening',
  'startGyroscope',
  'startLocationUpdate',
  'startLocationUpdateBackground',
  'startRecord',
]

/** Asked for by a button's kind or an input's. */
const COMPONENTS =
  /openType:"(getPhoneNumber|getRealtimePhoneNumber|chooseAvatar|getUserInfo)"|type:"(nickname)"/g

/** The interfaces that the built code calls; Taro's own runtime names all of them and calls none. */
export function interfacesIn(code: readonly string[]): string[] {
  const found = new Set(INTERFACES.filter((name) => code.some((text) => text.includes(`.${name}(`))))
  for (const text of code) {
    for (const [, kind, nickname] of text.matchAll(COMPONENTS)) found.add(kind ?? nickname ?? '')
  }
  return [...found].sort()
}

/** What the privacy text declares is what the built mini-program uses: no more, no less. */
export function privacyFindings(
  code: readonly string[],
  declared: readonly string[],
  checkedByWechat: boolean | undefined,
): Finding[] {
  const about = '隐私接口'
  const used = interfacesIn(code)
  const undeclared = used.filter((name) => !declared.includes(name))
  const unused = declared.filter((name) => !used.includes(name))
  const where = '公众平台 › 设置 › 服务内容声明 › 用户隐私保护指引'
  const interfaces =
    undeclared.length > 0
      ? missing(
          about,
          `代码用了而没有声明：${undeclared.join('、')}`,
          `写进 core/privacy/text.ts，并更新「${where}」；不需要就从代码里去掉。`,
        )
      : unused.length > 0
        ? missing(
            about,
            `声明了而代码没有用：${unused.join('、')}`,
            `从 core/privacy/text.ts 去掉，并更新「${where}」。`,
          )
        : fine(about, `${used.join('、')}（请确认「${where}」写的也是这些）`)
  const asking =
    checkedByWechat === true
      ? fine('隐私授权', '用到这些接口前由微信先问用户')
      : missing(
          '隐私授权',
          'app.json 没有 __usePrivacyCheck__',
          '在 src/app.config.ts 写 __usePrivacyCheck__: true。',
        )
  return [interfaces, asking]
}
