import type { Unit } from './units'

/** Special rooms by subject; when all are taken the lesson is in the class's own room, sport always outside. */
const SPECIAL_ROOMS: Readonly<Record<string, readonly string[]>> = {
  科学: ['科学实验室一', '科学实验室二', '科学实验室三'],
  信息科技: ['计算机教室一', '计算机教室二'],
  音乐: ['音乐教室一', '音乐教室二', '音乐教室三'],
  美术: ['美术教室一', '美术教室二', '美术教室三'],
}

interface Placed {
  readonly schoolClass: Unit
  readonly weekday: number
  readonly period: number
  readonly subject: string
}

/** A room for each lesson, in order; no room is used twice at a time, only the sports ground is shared. */
export function roomsOf(lessons: readonly Placed[]): string[] {
  const taken = new Set<string>()
  return lessons.map(({ schoolClass, weekday, period, subject }) => {
    if (subject === '体育') return '操场'
    for (const room of SPECIAL_ROOMS[subject] ?? []) {
      const use = `${weekday}/${period}/${room}`
      if (taken.has(use)) continue
      taken.add(use)
      return room
    }
    return homeRoom(schoolClass)
  })
}

/** East building for grades 1–3, west for 4–6, a floor a grade: 东楼 302. */
function homeRoom({ grade = 1, name }: Unit): string {
  const number = Number(/(\d+)班$/.exec(name)?.[1] ?? 1)
  return `${grade <= 3 ? '东楼' : '西楼'} ${((grade - 1) % 3) + 1}0${number}`
}
