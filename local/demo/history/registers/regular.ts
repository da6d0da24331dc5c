import type { CivilDate } from '#core/calendar/civil-date'
import type { Random } from '../../school/random'
import { INSPECTED, VISITORS } from '../../texts/registers'
import type { Chronicle } from '../chronicle'
import { classTeacher, type Entry, holding, lately } from './entry'

const TOPICS = ['防溺水', '消防', '交通', '防网络诈骗', '防拐'] as const
/** One class in so many forgets a week's talk, and whoever leads the week a day's duty. */
const FORGETS = 14

/** The weekly five minutes of every class, on a day of its own; a class here and there forgets. */
export function safetyTalks(chronicle: Chronicle, random: Random): Entry[] {
  const past = new Set(chronicle.pastDays.map(({ on }) => on))
  const weeks = chronicle.school.calendar.weeks.map((week) =>
    week.teachingDays.filter(({ on }) => past.has(on)),
  )
  return weeks.flatMap((days) =>
    chronicle.school.units.classes.flatMap((unit, index): Entry[] => {
      const day = days[index % days.length]
      if (!day || random.below(FORGETS) === 0) return []
      const values = { 时长: '5分钟', 主题: [random.pick(TOPICS)] }
      return [
        {
          form: '安全教育',
          by: classTeacher(chronicle, unit, day.on),
          on: day.on,
          time: '16:15',
          unit,
          values,
        },
      ]
    }),
  )
}

/** Who was on duty, written down every day by whoever leads the week; a day here and there it is forgotten. */
export function duties(chronicle: Chronicle, random: Random): Entry[] {
  const days = chronicle.pastDays.filter(() => random.below(FORGETS) > 0)
  return days.map(({ on }): Entry => {
    const there = random.shuffled(holding(chronicle, 'teacher', on)).slice(0, 6)
    const values = {
      时段: random.pick(['上学', '放学']),
      到岗教师: there.map(({ id }) => id),
      校门口有民警或家长护学: true,
    }
    return {
      form: '值勤到岗',
      by: random.pick(holding(chronicle, 'gradeLead', on)),
      on,
      time: '08:00',
      values,
    }
  })
}

/** The gardener's round of the grounds, every day: in order nearly always. */
export function grounds(chronicle: Chronicle): Entry[] {
  return chronicle.pastDays.map(({ on }, index): Entry => {
    const [gardener] = holding(chronicle, 'support', on)
    const values = index % 20 === 6 ? { 哪里: ['厕所清扫消杀'], 情况: INSPECTED.round, 已处理: true } : null
    return { form: '校园日巡查', by: gardener, on, time: '08:30', values }
  })
}

/** What the support staff take in and look at, of late. */
export function rounds(chronicle: Chronicle, random: Random): Entry[] {
  return lately(chronicle).flatMap(({ on }, index): Entry[] => {
    const [, kitchen, taster, guard] = holding(chronicle, 'support', on)
    const portions = 1180 + random.below(40)
    const trouble = index === 6
    return [
      {
        form: '配餐接收',
        by: kitchen,
        on,
        time: '10:50',
        values: {
          份数: portions,
          验收: trouble ? '有问题' : '合格',
          ...(trouble ? { 问题和处理: INSPECTED.delivery } : {}),
          学生用餐: portions - 62,
          教职工用餐: 62,
        },
      },
      {
        form: '食品留样',
        by: taster,
        on,
        time: '11:20',
        values: { 餐次: '午餐', 品种: random.between(4, 6), '样品齐、量够、标签清楚': true },
      },
      ...(index % 6 === 1
        ? [{ form: '校园设施巡检', by: guard, on, time: '15:00', values: index === 7 ? hazard : null }]
        : []),
    ]
  })
}

const hazard = { 对象: ['校舍楼道'], 隐患: INSPECTED.problem, 处理: '已当场处理' }

export function visits(chronicle: Chronicle, random: Random): Entry[] {
  const host = (on: CivilDate) => random.pick(holding(chronicle, 'teacher', on)).id
  return lately(chronicle, 10).flatMap(({ on }) => {
    const guard = holding(chronicle, 'support', on)[3]
    return ['09:20', '14:10'].map((time): Entry => {
      const values = {
        来人: random.pick(VISITORS),
        人数: random.between(1, 3),
        事由: random.pick(['家长接送', '家长约见', '公务', '送货维修']),
        找谁: host(on),
        处理: '放行',
      }
      return { form: '来访登记', by: guard, on, time, values }
    })
  })
}
