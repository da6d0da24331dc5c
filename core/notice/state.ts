export const NOTICE_STATES = {
  draft: '草稿',
  /** Handed to somebody else for approval. */
  awaiting: '待审核',
  returned: '退回修改',
  scheduled: '定时发布',
  published: '已发布',
  withdrawn: '已撤回',
} as const

export type NoticeState = keyof typeof NOTICE_STATES
