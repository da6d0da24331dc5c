import { FILE_LIMITS } from '../../core/file/file'
import { sha256Of } from '../../test/api/school/uploads'
import { Broken } from '../broken'
import { type Act, markOf, newId, ownRecords } from './person'

/** A file to one of one's records, in parts, each sent until it is answered; some are taken away again. */
export const upload: Act = async (person) => {
  const { who, client, book, random } = person
  const mine = ownRecords(person)
  if (mine.length === 0) return
  const { id: recordId } = random.pick(mine)
  if ([...book.files.values()].filter((file) => file.recordId === recordId).length >= 8) return
  const size = random.chance(0.3)
    ? FILE_LIMITS.partBytes + random.between(1, 40_000)
    : random.between(200, 9_000)
  // A picture would be drawn anew, and its bytes be others than those that were sent.
  const bytes = Buffer.alloc(size, markOf(random))
  bytes.write('%PDF-1.7\n')
  const [id, sha256] = [newId(), sha256Of(bytes)]
  const announced = { id, recordId, name: '教案.pdf', type: 'application/pdf' as const, size, sha256 }
  let standing = await client.get(who, 'file.begin', announced)
  while (standing.state === 'partial') {
    const part = bytes.subarray(standing.received, standing.received + FILE_LIMITS.partBytes)
    standing = await client.get(who, 'file.put', {
      id,
      offset: standing.received,
      data: part.toString('base64'),
    })
  }
  if (standing.state !== 'kept')
    throw new Broken('what is right is not refused', `the file ${id} is ${standing.state}`)
  const file = { id, recordId, sha256, removed: false }
  book.files.set(id, file)
  if (!random.chance(0.25)) return
  await client.get(who, 'file.remove', { id })
  file.removed = true
}
