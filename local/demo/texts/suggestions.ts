/** What people told the school, and what it answered; the last waits. */
export const SUGGESTIONS = [
  {
    from: 'parent',
    kind: 'suggestion',
    anonymous: false,
    text: '雨天放学时，三号门的棚子下面站不下，能不能让低年级先走？',
    answer: '从下周起雨天错开十分钟：一、二年级 16:20，其他年级 16:30，值班老师会在门口引导。谢谢您的建议。',
  },
  {
    from: 'teacher',
    kind: 'burden',
    anonymous: true,
    text: '午休值日表在群里接龙，又要在表里再填一遍，能不能只留一处？',
    answer: null,
  },
] as const

/** How parents who wait want to be called. */
export const WAITING_PARENTS = ['小满妈妈', '阿哲爸爸'] as const
