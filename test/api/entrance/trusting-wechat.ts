/** WeChat, where the code is the person, as the cast's openids have it. The porter's stand-in says the same. */
export const trustingWechat = { wechatUser: async (code: string) => `openid-${code}` }
