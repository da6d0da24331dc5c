import type { CivilDate } from '#core/calendar/civil-date'
import type { Random } from '../../school/random'
import type { Unit } from '../../school/units'
import {
  ARTICLES,
  EXPERIMENTS,
  LABOUR,
  PARTY_THEMES,
  REFLECTIONS,
  REPAIRS,
  RESOURCES,
  SCHOOL_EVENTS,
  SKILLS,
  TALKS,
} from '../../texts/registers'
import type { Chronicle } from '../chronicle'
import { classTeacher, type Entry, every, holding, lately } from './entry'

/** What teachers write of their own accord. */
export function ofTeachers(chronicle: Chronicle, random: Random): Entry[] {
  const { cast } = chronicle.school
  return lately(chronicle, 20).flatMap(({ on }, index): Entry[] => {
    const teachers = holding(chronicle, 'teacher', on)
    const author = index % 9 === 2 ? cast.teacher : random.pick(teachers)
    const [kind, title, text] = random.pick(REFLECTIONS)
    const [device, place, fault] = random.pick(REPAIRS)
    const scientists = teachers.filter(({ subject }) => subject === '科学')
    const unit = random.pick(chronicle.school.units.classes)
    return [
      { form: '教学反思', by: author, on, time: '17:20', values: { 类别: kind, 题目: title, 正文: text } },
      ...every(index, 2, {
        form: '教学资源',
        by: random.pick(teachers),
        on,
        time: '16:40',
        values: {
          类别: random.pick(['微课', '课件', '课堂实录']),
          件数: random.between(1, 3),
          名称或地址: random.pick(RESOURCES),
        },
      }),
      ...every(index, 2, {
        form: '实验开出',
        by: scientists.length > 0 ? random.pick(scientists) : undefined,
        on,
        time: '15:30',
        unit,
        values: { 种类: random.pick(['演示实验', '分组实验']), 实验: random.pick(EXPERIMENTS), 个数: 1 },
      }),
      ...every(index, 6, {
        form: '电教设备维修',
        by: random.pick(teachers),
        on,
        time: '12:30',
        values: { 设备: device, 地点: place, 故障: fault, 结果: index < 12 ? '已修好' : '待修' },
      }),
      ...every(index, 4, {
        form: '录播室使用',
        by: random.pick(teachers),
        on,
        time: '16:30',
        values: { 用途: random.pick(['录课', '公开课']), 节数: 1, 设备正常: true },
      }),
      ...every(index, 5, {
        form: '宣传稿件',
        by: random.pick(teachers),
        on,
        time: '18:10',
        values: { 渠道: '公众号', 题目: random.pick(ARTICLES), 上级采用: index === 5 },
      }),
    ]
  })
}

/** What is written down about a class, some classes a day. */
export function ofClasses(chronicle: Chronicle, random: Random): Entry[] {
  const { classes } = chronicle.school.units
  return lately(chronicle, 10).flatMap(({ on }, index): Entry[] => {
    const chosen = random.shuffled(classes).slice(0, 4)
    const of = (unit: Unit) => classTeacher(chronicle, unit, on)
    const teachers = holding(chronicle, 'teacher', on)
    const [first, second] = chosen
    const [kind, skill] = random.pick(SKILLS)
    return [
      ...chosen.map(
        (unit): Entry => ({
          form: '课后服务日志',
          by: random.pick(teachers),
          on,
          time: '17:40',
          unit,
          values: { 内容: ['课业辅导', '自主作业'], 参加人数: random.between(24, 42) },
        }),
      ),
      {
        form: '劳动活动',
        by: first && of(first),
        on,
        time: '16:50',
        unit: first,
        values: { 内容: random.pick(LABOUR), 场所: '校园', 参加人数: random.between(30, 42) },
      },
      {
        form: '图书借阅',
        by: second && of(second),
        on,
        time: '13:10',
        unit: second,
        values: { 借出: random.between(20, 60), 归还: random.between(10, 50) },
      },
      {
        form: '谈心关爱',
        by: first && of(first),
        on,
        time: '17:10',
        values: {
          关爱对象: random.pick(['学习困难', '留守', '家庭困难']),
          方式: '面谈',
          简况: random.pick(TALKS),
        },
      },
      ...every(index, 3, {
        form: '技能认定',
        by: second && of(second),
        on,
        time: '16:20',
        unit: second,
        values: { 类别: kind, 项目: skill, 认定人数: random.between(5, 30) },
      }),
      ...every(index, 2, {
        form: '作业抽查',
        by: random.pick(holding(chronicle, 'groupLead', on)),
        on,
        time: '16:10',
        unit: first,
        values: {
          学科: random.pick(['语文', '数学', '英语']),
          看了几本: 20,
          '精、实、细': ['精选', '批改细致'],
          书面时长: '合适',
        },
      }),
      ...every(index, 5, {
        form: '锻炼一小时例外',
        by: first && of(first),
        on,
        time: '16:05',
        unit: first,
        values: { 原因: '雨雪', 补救: '室内操' },
      }),
    ]
  })
}

export function ofTheSchool(chronicle: Chronicle, random: Random): Entry[] {
  return lately(chronicle, 20).flatMap(({ on }, index): Entry[] => [
    ...every(index, 3, {
      form: '心理咨询室开放',
      by: random.pick(holding(chronicle, 'teacher', on)),
      on,
      time: '13:30',
      values: { 时段: '午间', 接待人次: random.between(0, 4) },
    }),
    ...every(index, 6, {
      form: '节能巡查',
      by: random.pick(holding(chronicle, 'teacher', on)),
      on,
      time: '18:00',
      values: { 哪一样: ['灯'], 地点: '三楼东侧教室' },
    }),
  ])
}

/** Once a month the branch's meetings: its committee and its groups, and in turn all members or a lecture. */
export function ofTheParty(chronicle: Chronicle): Entry[] {
  const { cast } = chronicle.school
  return firstDaysOfMonths(chronicle).flatMap((on, month) =>
    ['支部委员会', '党小组会', month % 2 === 0 ? '党课' : '支部党员大会'].map((meeting, index): Entry => {
      const [theme, topic] = PARTY_THEMES[(month + index) % PARTY_THEMES.length] ?? PARTY_THEMES[0]
      const values = { 形式: meeting, 主题: theme, 到会人数: 23, 专题: topic }
      return { form: '党组织活动', by: cast.principal, on, time: `17:${10 + index * 10}`, values }
    }),
  )
}

function firstDaysOfMonths({ pastDays }: Chronicle): CivilDate[] {
  const months = new Map(pastDays.map(({ on }) => [on.slice(0, 7), on] as const).reverse())
  return [...months.values()].reverse()
}

/** What the whole school did, some way into the term each. */
export function eventsOfTheSchool(chronicle: Chronicle): Entry[] {
  const { cast } = chronicle.school
  return SCHOOL_EVENTS.map(({ kind, name, channels, heads, at }): Entry => {
    const { on } = chronicle.dayAt(at)
    const values = { 类别: kind, 名称: name, ...(channels ? { 渠道: channels } : {}), 参加人数: heads }
    return { form: '学校活动', by: cast.director, on, time: '16:40', values }
  })
}
