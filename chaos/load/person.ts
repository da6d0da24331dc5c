import { uuidv7 } from 'uuidv7'
import type { Input } from '../../core/contract/contract'
import type { Random } from '../../local/demo/school/random'
import type { PersonKey } from '../../test/api/school/cast'
import { Broken } from '../broken'
import type { School } from '../stage/school'
import type { Book, Known } from './book'
import type { Client } from './client'

type Content = Input<'record.submit'>['content']

/** Somebody of the school who does one thing after the other, each until it is answered. */
export interface Person {
  readonly who: PersonKey
  readonly school: School
  readonly client: Client
  readonly book: Book
  readonly random: Random
}

export type Act = (person: Person) => Promise<void>

export const markOf = (random: Random) =>
  `m${random.below(1e9).toString(36)}${random.below(1e9).toString(36)}`

/** Sends a submission until it is known what became of it, once or twice at the same time. */
export async function submit(
  { who, client, book, random }: Person,
  known: Pick<Known, 'id' | 'kind' | 'fact'>,
  content: Content,
  mark: string,
): Promise<Known | undefined> {
  const record: Known = {
    ...known,
    author: who,
    handedIn: content,
    said: [],
    state: 'counted',
    shared: false,
  }
  const once = () => client.ask(who, 'record.submit', { id: record.id, content })
  const answers = await Promise.all(random.chance(0.2) ? [once(), once()] : [once()])
  const receipts = answers.flatMap((answer) => (answer.ok ? [answer.data] : []))
  const [receipt] = receipts
  if (receipts.length !== answers.length && receipts.length > 0)
    throw new Broken(
      'the same id is the same record',
      `${record.id} was kept and refused: ${answers.flatMap((each) => (each.ok ? [] : [each.problem.code]))}`,
    )
  if (!receipt) {
    for (const answer of answers) if (!answer.ok) book.refused.set(record.id, answer.problem.code)
    return undefined
  }
  for (const each of receipts) {
    if (each.hash !== receipt.hash && each.revision === receipt.revision)
      throw new Broken('the same id is the same record', `${record.id} has two hashes`)
    book.acknowledge(record, each, mark)
  }
  return book.records.get(record.id)
}

/** One's own records that nobody else has touched. */
export function ownRecords({ who, book }: Person): Known[] {
  return book.ofAuthor(who).filter(({ shared, state }) => !shared && state !== 'withdrawn')
}

export const newId = () => uuidv7()
