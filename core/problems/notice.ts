import type { Catalogue } from './catalogue'

/** Of announcements. */
export const noticeProblems = {
  noAudience: { status: 422, message: () => '请选择公告发给谁。' },
  alreadyPublished: {
    status: 409,
    message: () => '这条公告已经发布，不能再改草稿。需要改正请用「更正」，读过的人会看到更正说明。',
  },
  notPublishedYet: { status: 409, message: () => '这条公告还没有发布，可以直接修改草稿。' },
  noticeWithdrawn: { status: 409, message: () => '这条公告已经撤回，不能再修改。需要的话请重新写一条。' },
  ownNotice: { status: 403, message: () => '自己写的公告要由另一位校领导审核。' },
  nothingToApprove: { status: 409, message: () => '这条公告现在不需要审核，请刷新后再看。' },
  correctionNeedsApproval: {
    status: 409,
    message: () => '学校要求公告先审核再发布。请撤回这一条，改好以后重新提交审核。',
  },
  noticeNotOpen: {
    status: 409,
    message: () => '这条公告已经提交或发布，不能再加图片和附件。需要的话先存回草稿再加。',
  },
  receiptNotAsked: { status: 409, message: () => '这条公告不需要回执。' },
  figureNotTellable: {
    status: 422,
    message: (d: { clause: string }) =>
      `第 ${d.clause.slice(0, 20)} 条的结果现在不能公开，请刷新后重新选择要公开的项目。`,
  },
  contentRisky: {
    status: 422,
    message: (d: { part: 'title' | 'text' | 'picture'; from: number; to: number }) =>
      d.part === 'picture'
        ? '这张图片没有通过内容安全检查，没有收下。请换一张。'
        : d.part === 'title'
          ? '标题没有通过内容安全检查，公告没有发布。请修改标题后再试。'
          : `正文第 ${d.from} 到 ${d.to} 字没有通过内容安全检查，公告没有发布。请修改这一段后再试。`,
  },
  contentUnchecked: {
    status: 503,
    message: () => '内容安全检查暂时没有回应，所以没有发布。内容还在，请过几分钟再试。',
  },
  contentAuthorAway: {
    status: 409,
    message: () =>
      '内容安全检查要认得发布人的微信，所以没有发布，内容还在。请用绑定了这个账号的微信打开一次小程序，两小时内再来发布；还没有绑定的，请先在「登录方式」里绑定。',
  },
  pictureUnfit: {
    status: 422,
    message: () =>
      '这张图片没法做内容安全检查，没有收下。请换成 1 MB 以内的 JPG 或 PNG 图片，比如把它截成图再选。',
  },
} as const satisfies Catalogue
