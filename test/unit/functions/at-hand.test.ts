import { describe, expect, test } from 'vitest'
import { AtHandShelf, Spacious, WHOLE } from '../../../cloudfunctions/_shared/store/at-hand'
import { weigh } from '../../../cloudfunctions/_shared/store/weigh'

const ROOM = 100_000

/** Which of the names are loaded when they are asked for in turn. */
function asking(shelf: AtHandShelf, make: (name: string) => unknown) {
  return async (...names: string[]) => {
    const loaded: string[] = []
    for (const name of names) {
      await shelf.of({ districtId: 'd', schoolId: name }, 'stamp', WHOLE).ofSchool('things', async () => {
        loaded.push(name)
        return make(name)
      })
    }
    return loaded
  }
}

/** Some 40,000 bytes, of which an array of arrays shows nothing at its top. */
const deep = () => [[Array.from({ length: 40 }, () => ({ text: 'x'.repeat(460) }))]]

describe('what is at hand', () => {
  test('is all kept as long as there is room for it', async () => {
    const ask = asking(new AtHandShelf(ROOM), deep)
    expect(await ask('a', 'b')).toEqual(['a', 'b'])
    expect(await ask('a', 'b')).toEqual([])
  })

  test('makes room by its bytes, however deep they lie: what was not asked for the longest goes first', async () => {
    const ask = asking(new AtHandShelf(ROOM), deep)
    await ask('a', 'b', 'a', 'c')
    expect(await ask('a')).toEqual([])
    expect(await ask('b')).toEqual(['b'])
  })

  test('is weighed again when it has grown', async () => {
    const growing = new Map<string, string>()
    const ask = asking(new AtHandShelf(ROOM), (name) => (name === 'growing' ? growing : deep()))
    await ask('a', 'growing')
    for (let each = 0; each < 20; each += 1) growing.set(`${each}`, 'x'.repeat(1_000))
    await ask('growing')
    expect(await ask('a')).toEqual([])
    await ask('growing')
    growing.set('more', 'x'.repeat(15_000))
    await ask('growing')
    expect(await ask('a')).toEqual(['a'])
  })

  test('says itself what it takes where it fills later', async () => {
    const laidOut = new (class extends Spacious {
      room = 1_000
    })()
    const ask = asking(new AtHandShelf(ROOM), (name) => (name === 'laid out' ? laidOut : deep()))
    await ask('a', 'b', 'laid out')
    expect(await ask('a')).toEqual([])
    laidOut.room = 50_000
    await ask('laid out')
    expect(await ask('b')).toEqual(['b'])
  })
})

describe('a weight', () => {
  test('counts what is referred to twice once, and ends where things go round', () => {
    const long = { text: 'x'.repeat(1_000) }
    const round: { self?: object; long: object } = { long }
    round.self = round
    expect(weigh([long, long])).toBeLessThan(weigh(long) + 200)
    expect(weigh(round)).toBeLessThan(weigh(long) + 200)
  })
})
