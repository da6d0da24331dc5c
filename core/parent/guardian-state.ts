/** What becomes of a parent's asking to join a class. */
export const GUARDIAN_STATES = {
  asked: '等待班主任确认',
  joined: '已加入',
  refused: '没有通过',
  left: '已退出',
  removed: '已移出',
} as const

export type GuardianState = keyof typeof GUARDIAN_STATES
