import type { Random } from '../../local/demo/school/random'
import type { PersonKey } from '../../test/api/school/cast'
import type { School } from '../stage/school'
import type { Book } from './book'
import { Client } from './client'
import { foundClub, holdClub } from './clubs'
import { decide } from './deciding'
import { addColleague, publishPlan } from './keeping'
import { lookAtSchool } from './looking'
import { meet } from './meeting'
import { correct, lookAtOwn, lookAtStanding, observe, observeUnderTwoIds, withdraw } from './observing'
import type { Act, Person } from './person'
import { sendAllAgain } from './sending-again'
import { renewSession } from './signing-in'
import { upload } from './uploading'

const TEACHER: readonly Act[] = [
  ...[observe, observe, observe, observe, observeUnderTwoIds],
  ...[correct, correct, withdraw, upload, lookAtOwn, lookAtStanding],
]

/** Who does what. Whoever stands twice in it does two things at the same time. */
const ROLES: readonly (readonly [PersonKey, readonly Act[]])[] = [
  ['li', TEACHER],
  ['he', [...TEACHER, renewSession, renewSession]],
  ['wang', TEACHER],
  ['xu', [...TEACHER, holdClub, holdClub]],
  ['sun', [meet, observe, correct, lookAtStanding]],
  ['chen', [meet, observe, upload, lookAtOwn]],
  ['qian', [decide, decide, lookAtSchool]],
  ['wu', [foundClub, addColleague]],
  ['zhou', [publishPlan, lookAtSchool, lookAtSchool, lookAtSchool]],
]

/** How likely somebody sends, in the end, all once more that they ever handed in. */
const SEND_ALL_AGAIN = 0.3

/** All people of a school at once, each doing so many things; rejects with the first thing that is broken. */
export async function stir(school: School, book: Book, random: Random, acts: number): Promise<void> {
  const lives = ROLES.map(async ([who, repertoire]) => {
    const own = random.branch(who)
    const person: Person = { who, school, book, random: own, client: new Client(school, book, own) }
    for (let done = 0; done < acts; done += 1) await own.pick(repertoire)(person)
    if (own.chance(SEND_ALL_AGAIN)) await sendAllAgain(person)
  })
  const outcomes = await Promise.allSettled(lives)
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}
