import type { Random } from '../school/random'

/** Themes by subject, beside those that any group may take. */
const THEMES: Readonly<Record<string, readonly string[]>> = {
  语文: [
    '习作单元的整体设计',
    '古诗教学怎样读出画面',
    '识字教学的语境化',
    '课后练习题的用法',
    '整本书阅读的推进课',
  ],
  数学: [
    '计算教学中的算理与算法',
    '图形与几何单元的操作活动',
    '解决问题：画图策略',
    '分数单元的前后衔接',
    '错题资源怎样用',
  ],
  英语: ['单元主题下的语篇教学', '课堂指令语的简洁', '读写结合的小任务', '词汇复现的安排'],
  科学: ['实验记录单的设计', '信息科技课的任务分层', '探究活动中的证据意识', '单元作业：长周期观察'],
  体育: ['大课间的分层练习', '体能练习的趣味化', '运动损伤的预防', '球类单元的教学比赛'],
  音乐: ['艺术课堂的审美体验', '合唱与竖笛的结合', '水墨单元的范画与留白', '学生作品的展示与评价'],
  道德与法治: ['议题的选择与辨析', '身边案例进课堂', '课堂与少先队活动的配合', '行为养成怎样评价'],
}

const COMMON = [
  '大单元备课：目标怎样落到课时',
  '同课异构课例研讨',
  '作业设计交流：精与实',
  '单元检测的分析与改进',
  '教学进度交流与难点会诊',
]

const ACCOUNTS = [
  '主备人说课十五分钟，大家围绕目标和评价任务提了修改意见，形成共案，下周各班试上。',
  '先看课堂片段，再分三组讨论，意见集中在学生活动的时间上。记录整理后放进组内资料夹。',
  '梳理了近两周作业中的共性问题，分了工，每人改进一份单元作业。',
  '两位老师上同一课题，大家从提问、学生活动、检测三方面对比，确定了下一轮的改法。',
  '对照单元目标逐课过了一遍，删去重复的练习，补了两个动手活动。',
]

export function someTheme(random: Random, subject: string): string {
  const own = THEMES[subject] ?? []
  return own.length > 0 && random.chance(0.7) ? random.pick(own) : random.pick(COMMON)
}

export function someAccount(random: Random): string {
  return random.pick(ACCOUNTS)
}

const OUTPUTS = [
  '修改后的单元教案一份，下周试上。',
  '约定课堂练习不超过三题，都当堂讲评。',
  '分层作业单一份，放在组内资料夹。',
  '留下一个问题：学困生的第一步怎样搭。下次带着课例来谈。',
  '',
]

export function someOutput(random: Random): string {
  return random.pick(OUTPUTS)
}
