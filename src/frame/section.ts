import type { NavKey } from './nav-items'

/**
 * The places of the navigation under which a page lies, by how its path begins: the first line that fits. Of several it is the first that somebody has: an officer
 * has no week, a teacher without a post none either.
 */
const SECTIONS: readonly (readonly [path: string, ...places: NavKey[]])[] = [
  ['/pages/board/calendar/', 'me'],
  ['/pages/board/', 'week', 'district', 'home'],
  ['/pages/rule/', 'week', 'district', 'home'],
  ['/pages/proof/', 'week', 'district', 'home'],
  ['/pages/check/sheet/', 'records'],
  ['/pages/check/', 'week', 'home'],
  ['/pages/record/', 'records'],
  ['/pages/observe/', 'records'],
  ['/pages/register/', 'home', 'records'],
  ['/pages/research/', 'home', 'records'],
  ['/pages/club/', 'home', 'records'],
  ['/pages/notice/', 'notices'],
  ['/pages/notice-edit/', 'notices'],
]

/** The place under which a page below the places is shown; all that is about oneself, the school and its plan lies under 我的. */
export function sectionOf(path: string, places: readonly { readonly key: string }[]): NavKey | undefined {
  const [, ...wanted] = SECTIONS.find(([begin]) => path.startsWith(begin)) ?? ['', 'me' as const]
  return wanted.find((place) => places.some(({ key }) => key === place))
}
