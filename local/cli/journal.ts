import { type NamedSchool, schoolsIn } from '../../cloudfunctions/_shared/jobs/as-office'
import { sealJournals } from '../../cloudfunctions/_shared/store/journal/seal'
import {
  type Break,
  type BrokenLink,
  type Noted,
  verifySchool,
} from '../../cloudfunctions/_shared/store/journal/verify'
import type { Database } from '../../cloudfunctions/_shared/store/store'

/** Seals what every school's journal has to seal. */
export async function seal(db: Database): Promise<boolean> {
  console.log(`封存了 ${await sealJournals(db, Date.now())} 条日志`)
  return true
}

interface Expected extends Noted {
  /** As `verify` names it, or its id. */
  readonly school: string
}

/** `学校:位置:链值`, as `verify` prints it; undefined for anything else. */
export function expectedIn(text: string): Expected | undefined {
  const [, school, place, link] = /^(.+):(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim()) ?? []
  return school && link ? { school, place: Number(place), link: link.toLowerCase() } : undefined
}

/** Makes every school's chain again and names the first link that does not hold; true when all hold. */
export async function verify(db: Database, expected: readonly Expected[]): Promise<boolean> {
  const schools = await schoolsIn(db)
  const named = schools.map((school) => ({ ...school, label: labelOf(school, schools) }))
  const isOf = (school: (typeof named)[number]) => (each: Expected) =>
    each.school === school.label || each.school === school.schoolId
  const unknown = expected.filter((each) => !named.some((school) => isOf(school)(each)))
  for (const { school } of unknown) console.log(`没有叫「${school}」的学校，核对不了它的链值。`)
  let good = unknown.length === 0
  for (const school of named) {
    const noted = expected.find(isOf(school))
    good = (await verifyOne(db, school, school.label, noted)) && good
  }
  return good
}

/** The name, or the id where several have the name. */
function labelOf({ name, schoolId }: NamedSchool, schools: readonly NamedSchool[]): string {
  return schools.filter((school) => school.name === name).length === 1 ? name : schoolId
}

async function verifyOne(
  db: Database,
  school: NamedSchool,
  label: string,
  noted: Noted | undefined,
): Promise<boolean> {
  const { rows, erased, waiting, head, broken } = await verifySchool(db, school, noted)
  if (broken) {
    console.log(`${school.name}：前 ${rows} 条完好，${inWords(broken)}`)
    return false
  }
  const parts = [
    `${rows} 条日志环环相接`,
    ...(erased > 0 ? [`其中 ${erased} 条的内容已按申请删除`] : []),
    ...(waiting > 0 ? [`${waiting} 条还没有封存`] : []),
    ...(noted ? ['与另外记下的链值一致'] : []),
  ]
  console.log(`${school.name}：${parts.join('，')}`)
  if (rows > 0) console.log(`  请另外记下：${label}:${head.place}:${head.link}`)
  return true
}

const BREAKS: Readonly<Record<Break, string>> = {
  linkMissing: '少了这一环',
  rowMissing: '这一条日志不见了',
  rowChanged: '这一条日志的内容和写下时不一样',
  linkChanged: '链值和前面的日志对不上：这里有日志被换过，或链值被改过',
  rowBetween: '这里多出一条日志，是后面的日志封存以后才插进来的',
  erasureUntold: '这一条的内容被删去，但没有对应的删除记录，或删除后又被改过',
  tailCut: '从这里起，已经封存过的日志被整段截掉了',
  otherThanNoted: '与另外记下的链值不同：到这一环为止的日志被整体改写过',
}

function inWords({ kind, place, seq, at }: BrokenLink): string {
  const which = seq === null ? '' : `（日志 ${seq}${at === null ? '' : `，${at}`}）`
  return `第 ${place} 环${which}断开：${BREAKS[kind]}。`
}
