/** What the platform around the operations gives: WeChat's identities, and whether this is a demo. */
export interface Platform {
  /** The WeChat user behind a `wx.login` code; undefined when WeChat refuses it. Null where WeChat is not set up. */
  readonly wechatUser: ((code: string) => Promise<string | undefined>) | null
  /** Whether calls carry a WeChat identity that the cloud itself vouches for. */
  readonly vouchesForCaller: boolean
  readonly demo: boolean
}
