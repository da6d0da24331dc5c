/** What is written in the demo's registers; names of visitors are invented and only forms of address. */
export const VISITORS = [
  '王先生',
  '李女士',
  '送水师傅',
  '张老师（外校）',
  '快递员',
  '陈奶奶',
  '赵先生',
  '维修师傅',
] as const

export const REFLECTIONS = [
  [
    '教学反思',
    '分月饼分出了分数',
    '先分实物再画图，学生说得出“为什么要平均分”。下次少讲两道例题，多留五分钟让他们自己编题。',
  ],
  [
    '教学反思',
    '小组里总是那几个人说',
    '换成轮流当记录员以后，平时不说话的也开了口。记录单还可以再简单一些。',
  ],
  ['教育随笔', '迟到的早读', '问了才知道是要先送弟弟上幼儿园。和家长商量好，以后早读改在课间补。'],
  ['教后感', '朗读不是越响越好', '让学生先说画面再读，声音自然就轻了下来。这一课留给下学期再上一遍。'],
  [
    '教学反思',
    '实验做完以后',
    '数据不一样不是做错了，是没有控制好高度。把“为什么不一样”变成了下一课的问题。',
  ],
  ['教育随笔', '一张没有名字的画', '美术课后把没署名的画贴出来，三个人来认领，说的理由都对。'],
] as const

export const INSPECTED = {
  problem: '三楼东侧楼道应急灯不亮，已贴提示。',
  round: '厕所洗手液用完，已补上。',
  delivery: '两份菜温度不够，当场换了热的。',
} as const

export const EXPERIMENTS = [
  '水的三态变化',
  '做一个简易电路',
  '测量物体的高度',
  '种子怎样发芽',
  '影子的变化',
  '观察月相',
] as const
export const LABOUR = ['整理书架', '菜园除草', '学做一道凉菜', '擦窗和拖地', '给绿萝换盆'] as const
export const SKILLS = [
  ['体育', '跳绳'],
  ['体育', '足球'],
  ['体育', '乒乓球'],
  ['艺术', '合唱'],
  ['艺术', '剪纸'],
] as const
export const TALKS = [
  '作业跟不上，约好每天放学后留十分钟。',
  '情绪低落，和家里通了电话。',
  '午餐费有困难，已转告德育处。',
] as const
/** With the special subject each belongs to. */
export const PARTY_THEMES = [
  ['学习新党章', '新党章'],
  ['讨论教学质量分析', '其他'],
  ['党史上的教育故事', '党史'],
] as const
/** What the whole school does in a term, and how far into it. */
export const SCHOOL_EVENTS: readonly {
  readonly kind: string
  readonly name: string
  readonly channels?: readonly string[]
  readonly heads: number
  readonly at: number
}[] = [
  { kind: '运动会', name: '全校田径运动会', heads: 1120, at: 0.3 },
  { kind: '教研员来校诊断', name: '教研员听课评课一整天', heads: 36, at: 0.55 },
  { kind: '节水节电宣传', name: '一滴水一度电', channels: ['板报', '红领巾广播台'], heads: 1120, at: 0.7 },
  { kind: '足球比赛', name: '年级足球赛', heads: 240, at: 0.95 },
]
export const ARTICLES = [
  '秋季运动会侧记',
  '走进菜园的一节课',
  '数学组的周四下午',
  '合唱队的第一次演出',
  '消防演练两分钟',
] as const
export const RESOURCES = ['圆的认识', '古诗二首', '天气的观察', '跑和跳', '彩色的梦'] as const
export const REPAIRS = [
  ['一体机', '二年级 3 班', '触屏不灵，重启后好了一会儿又坏'],
  ['投影', '美术教室', '灯泡发暗'],
  ['音响', '多功能厅', '有杂音'],
] as const
