import { beforeEach, describe, expect, test } from 'vitest'
import { AtHandShelf, WHOLE } from '../../../cloudfunctions/_shared/store/at-hand'

const HERE = { districtId: 'd1', schoolId: 's1' }
const BESIDE = { districtId: 'd1', schoolId: 's2' }
const AWAY = { districtId: 'd2', schoolId: 's1' }

let shelf: AtHandShelf
let reads: string[]
beforeEach(() => {
  shelf = new AtHandShelf()
  reads = []
})

const reading = (what: string) => async () => {
  reads.push(what)
  return [what]
}

describe('what is read of a school', () => {
  test('is at hand for everybody while its stamp stays, and read again once it changed', async () => {
    expect(await shelf.of(HERE, '1', WHOLE).ofSchool('units', reading('first'))).toEqual(['first'])
    expect(await shelf.of(HERE, '1', 'of wang').ofSchool('units', reading('second'))).toEqual(['first'])
    expect(await shelf.of(HERE, '2', WHOLE).ofSchool('units', reading('third'))).toEqual(['third'])
    expect(await shelf.of(HERE, '1', WHOLE).ofSchool('units', reading('fourth'))).toEqual(['fourth'])
  })

  test('is at nobody’s hand at another school, of the same district or of another with the same id', async () => {
    for (const school of [HERE, BESIDE, AWAY])
      await shelf.of(school, '1', WHOLE).ofSchool('units', reading('x'))
    expect(reads).toHaveLength(3)
  })

  test('where row security narrows it, is at hand for those alone whom it narrows it to alike', async () => {
    const readAs = (audience: string) => shelf.of(HERE, '1', audience).ofCaller('people', reading(audience))
    expect(await readAs(WHOLE)).toEqual([WHOLE])
    expect(await readAs('of sun')).toEqual(['of sun'])
    expect(await readAs(WHOLE)).toEqual([WHOLE])
    expect(reads).toEqual([WHOLE, 'of sun'])
  })

  test('cannot be changed by who is handed it', async () => {
    const [first] = await shelf.of(HERE, '1', WHOLE).ofSchool('units', async () => [{ name: '数学组' }])
    expect(() => Object.assign(first ?? {}, { name: '语文组' })).toThrow(TypeError)
  })
})
