/** What stood out, in a critique. */
export const STRENGTHS = [
  '目标只定一个，环节都围着它转，学生走得出来。',
  '问题问得开，等得住，第三个学生说出了关键的一步。',
  '板书留住了学生自己的说法，小结时又用上了。',
  '练习分了层，做得快的学生有事做，慢的也没有被落下。',
  '评价说到了点子上，学生知道好在哪里、下一步改什么。',
  '小组里人人有分工，汇报的不总是同一个人。',
] as const

/** What could be better. */
export const SUGGESTIONS = [
  '前面的复习可以再短一些，把时间让给学生动手。',
  '第二个活动要求一次说完，学生就不用边做边问了。',
  '展示时可以请不同做法的同学放在一起比一比。',
  '结尾留两分钟让学生自己说学到了什么。',
  '追问可以再往前一步：你是怎么想到的？',
  '课件上的字大一点，后两排看得清楚。',
] as const

/** What an observer jots down by the clock, in the order in which a lesson goes. */
export const MOMENTS = [
  [
    '用上节课的作业导入，三个学生说了自己的想法',
    '出示情境，学生先独立想一分钟',
    '直接揭题，明确这节课要解决的问题',
  ],
  [
    '同桌互说，老师走到后排听了两组',
    '小组动手操作，材料每组一份',
    '一名学生板演，其余在本子上做',
    '对比两种做法，学生争起来了，老师没有急着下结论',
  ],
  ['当堂练习，四分之三的学生做完', '请学生自己小结，补充了两次', '布置作业，分必做和选做'],
] as const

/** What the observed teacher adds to a confirmation; mostly nothing. */
export const CONFIRMED_WITH = ['谢谢，结尾留时间这一点我下节课就试。', '情况属实，谢谢指点。', ''] as const

/** What was written where it was objected to afterwards. */
export const OBJECTED_TO = [
  { strengths: '导入快，任务清楚。', advice: '没有看到小组汇报，可以请各组说一说。' },
  { strengths: '板书工整，讲练结合。', advice: '练习偏少，可以再留五分钟。' },
] as const

export const OBJECTED = '课题写成了上一课时的，这节上的是练习课；另外小组汇报是有的，在下课前五分钟。'
export const REPLIED = '核对了笔记，课题是我看错了，已经记下；小组汇报我提前离开没有看到，以您说的为准。'
export const STILL_OPEN = '这一节因为体检晚开始了十分钟，建议里说的“练习偏少”请结合这个情况看。'
