export interface IssuedToken {
  readonly token: string
  readonly expiresInSeconds: number
}

export interface AccessTokens {
  /** A token that holds; `refused` is one that WeChat calls over, whatever was said of it before. */
  get(refused?: string): Promise<string>
}

/** WeChat hands out the next token in the last five minutes of one, and lets both hold meanwhile. */
const RENEWED_BEFORE_SECONDS = 200
/** Force makes every other holder's token void, is good for 20 times a day, and 30 seconds must lie between two. */
const BETWEEN_FORCED_MS = 30_000

/**
 * Keeps the access token. However many ask at once, WeChat is asked once. A token that was refused is replaced; where WeChat
 * has no other one to give, it is made to
 * (https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-access-token/getStableAccessToken.html).
 */
export function accessTokens(
  issue: (force: boolean) => Promise<IssuedToken>,
  clock: () => number = Date.now,
): AccessTokens {
  let held: { readonly token: string; readonly until: number } | undefined
  let asking: Promise<string> | undefined
  let forcedAt = Number.NEGATIVE_INFINITY

  async function renewed(refused: string | undefined): Promise<string> {
    let issued = await issue(false)
    if (issued.token === refused && clock() - forcedAt >= BETWEEN_FORCED_MS) {
      forcedAt = clock()
      issued = await issue(true)
    }
    const { token, expiresInSeconds } = issued
    const margin = Math.min(RENEWED_BEFORE_SECONDS, expiresInSeconds / 2)
    held = { token, until: clock() + (expiresInSeconds - margin) * 1000 }
    return token
  }

  function atMostOnce(refused: string | undefined): Promise<string> {
    asking ??= renewed(refused).finally(() => {
      asking = undefined
    })
    return asking
  }

  return {
    async get(refused) {
      if (held && held.token !== refused && clock() < held.until) return held.token
      const begun = asking !== undefined
      const token = await atMostOnce(refused)
      // What others had asked for already may bring back the very one that was refused.
      return begun && token === refused ? atMostOnce(refused) : token
    },
  }
}
