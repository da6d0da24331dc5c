import { expect, test } from 'vitest'
import { type NavKey, navItemsFor } from '@/frame/nav-items'
import { routes } from '@/frame/routes'
import { sectionOf } from '@/frame/section'
import type { Me } from '@/services/session'

const may = { logObservation: true, seeWeek: 'school' } as Me['may']
const posted = (post: string) => [{ post }] as Me['posts']

const places = {
  principal: navItemsFor({ posts: posted('principal'), may } as Me),
  teacher: navItemsFor({ posts: posted('member'), may: { ...may, seeWeek: null } } as Me),
  officer: navItemsFor({ posts: posted('officer'), may } as Me),
  parent: navItemsFor({ posts: posted('parent'), may: { ...may, logObservation: false } } as Me),
}

const path = (url: string) => url.split('?')[0] ?? ''

test.each<[who: keyof typeof places, url: string, place: NavKey]>([
  ['principal', routes.record('1'), 'records'],
  ['principal', routes.observe(), 'records'],
  ['principal', routes.observationSheet('1'), 'records'],
  ['principal', routes.sample(), 'week'],
  ['principal', routes.rule('r'), 'week'],
  ['teacher', routes.rule('r'), 'home'],
  ['officer', routes.rule('r'), 'district'],
  ['principal', routes.heat({ rule: 'r' }), 'week'],
  ['principal', routes.calendar(), 'me'],
  ['teacher', routes.clubs(), 'home'],
  ['officer', routes.registers(), 'records'],
  ['parent', routes.notice('1'), 'notices'],
  ['parent', routes.parentClasses(), 'me'],
  ['principal', routes.roster(), 'me'],
  ['principal', routes.plan(), 'me'],
])('of what %s has, %s lies under %s', (who, url, place) => {
  expect(sectionOf(path(url), places[who])).toBe(place)
})
