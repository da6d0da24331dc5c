import type { Catalogue } from './catalogue'

/** Of ways in: accounts, invitations, sessions. */
export const signingInProblems = {
  notSignedIn: { status: 401, message: () => '登录已过期，请重新登录。没有提交的内容还在本机。' },
  wrongPassword: { status: 401, message: () => '账号或密码不对，请核对后再试；忘记密码请找教务员重设。' },
  tooManyAttempts: {
    status: 429,
    message: (d: { waitSeconds: number }) => `尝试次数过多，请 ${Math.ceil(d.waitSeconds / 60)} 分钟后再试。`,
  },
  tooManyFromHere: {
    status: 429,
    message: (d: { waitSeconds: number }) =>
      `您所在的网络上输错的次数太多，请 ${Math.ceil(d.waitSeconds / 60)} 分钟后再试；着急的话请换手机流量，或用微信登录。`,
  },
  wayClosed: { status: 403, message: () => '这里没有开通这种登录方式，请用账号和密码登录。' },
  wechatUnknown: {
    status: 401,
    message: () => '这个微信还没有和学校里的人对应，请用账号和密码登录，或向教务员要邀请。',
  },
  wechatRefused: {
    status: 401,
    message: () => '微信没有认出这次登录，可能等得久了。请再点一次登录；还是不行，请用账号和密码。',
  },
  wechatFailed: { status: 502, message: () => '微信登录没有成功，请稍后再试，或改用账号和密码。' },
  loginTaken: {
    status: 409,
    message: () => '这个账号已经有人用了，请换一个；如果就是您自己的，请选「我已经有账号」。',
  },
  invitationOver: {
    status: 410,
    message: () =>
      '这个邀请码不能用：可能输错了、过期了、已经用过，或被收回。请核对；已经设过登录方式的请直接登录，否则请教务员再发一个。',
  },
  invitationUsed: { status: 409, message: () => '这个邀请码已经用过了，不用再收回。请刷新后再看。' },
  wechatTaken: {
    status: 409,
    message: () =>
      '这个微信已经是另一个账号的登录方式，没有绑定。请先用那个账号登录并解绑，或换一个微信；两个账号都是您的，请向学校要邀请码来合并。',
  },
  lastWayIn: {
    status: 409,
    message: () => '微信是您现在唯一的登录方式，解绑以后就登不进来了。请先设置账号和密码。',
  },
  loginNeeded: { status: 422, message: () => '您还没有账号，请先给自己起一个，手机号或姓名拼音都可以。' },
  notHere: {
    status: 409,
    message: () => '选的人里有人已经不在本校，没有发出邀请。请刷新名单后重新选择。',
  },
} as const satisfies Catalogue
