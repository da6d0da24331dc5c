import { FILE_LIMITS } from '#core/file/file'
import type { CallProblem } from '../../../src/services/faults'
import type { PendingItem, RecordContent, RecordReceipt } from '../../../src/services/pending-shelf'
import type { TestSchool } from '../school/test-school'
import { pngOf, sha256Of } from '../school/uploads'
import type { StartClient } from './client'
import { turn, VirtualTime } from './clock'
import {
  contentOf,
  kindOf,
  markOf,
  mayWrite,
  PEOPLE,
  type Person,
  type Place,
  readMark,
  type Scene,
} from './facts'
import { type Ask, Phone, WECHAT_LIMIT } from './phone'
import type { Act, Happening, Photo, Schedule } from './schedule'

const AFTERNOON = Date.parse('2026-11-18T16:30:00+08:00')
const DAY = 86_400_000
const PATIENCE = 10_000

/** One fact that somebody wrote down, with every version of it; a second device writes down facts of its own. */
export interface Fact {
  readonly number: number
  readonly person: Person
  readonly phone: Phone
  versions: number
  /** It was on the device at some moment, as a draft or on the shelf. */
  wasKept: boolean
  /** When it was first seen on the shelf: the order in which it is to be sent. Null: never. */
  turn: number | null
  /** It was refused, or sent past a full shelf: it does not keep its turn. */
  lostTurn: boolean
  givenUp: boolean
}

interface Correction {
  readonly id: string
  readonly revision: number
  readonly content: RecordContent
}

/** A shared phone and a second one, their people, and what these remember of what they handed in. */
export class World {
  readonly time: VirtualTime
  readonly phones: readonly [Phone, Phone]
  readonly facts: Fact[] = []
  /** Receipts that were shown to somebody. */
  readonly receipts: RecordReceipt[] = []
  /** Photos that a phone took in with its record. */
  photos: {
    readonly name: string
    readonly sha256: string
    readonly recordId: string
    readonly fact: Fact
  }[] = []
  /** What was found wrong while it happened. */
  readonly wrong: string[] = []
  /** What the test itself asks of the school. */
  private readonly asking = new Set<Promise<unknown>>()
  /** The facts by the ids they are handed in under. */
  private readonly known = new Map<string, Fact>()
  private readonly openCorrections = new Map<Phone, Correction>()
  private turns = 0
  private photosTaken = 0

  constructor(
    readonly school: TestSchool,
    private readonly scene: Scene,
    startClient: StartClient,
    ask: Ask,
    { seed, wires }: Pick<Schedule, 'seed' | 'wires'>,
    readonly ids: () => Promise<readonly { id: string; revision: number; author: string }[]>,
  ) {
    this.time = new VirtualTime(AFTERNOON, seed)
    this.phones = [
      new Phone(startClient, this.time, ask, wires[0]),
      new Phone(startClient, this.time, ask, wires[1]),
    ]
  }

  async live(happenings: readonly Happening[]): Promise<void> {
    for (const phone of this.phones) await this.signIn(phone, 'wang')
    for (const { phone: which, act, writesLeft, atOnce } of happenings) {
      const phone = this.phones[which]
      if (this.time.chance() < 0.3) await this.deliverLate(phone)
      phone.dieAfterWrites(writesLeft)
      const done = this.act(phone, act).catch((fault: unknown) => this.onlyFaults(phone, fault))
      this.lookAtShelves()
      if (!atOnce) await this.rest(done)
      this.lookAtShelves()
      for (const each of this.phones) if (!each.alive) each.start()
    }
    await this.rest()
    this.lookAtShelves()
  }

  /** Everything works from now on, what was late arrives, and everybody opens the app on every phone. */
  async settle(): Promise<void> {
    for (const phone of this.phones) {
      phone.mend()
      await this.deliverLate(phone)
      for (const person of PEOPLE) {
        const { client } = phone
        const uploads = client.uploadsOf(this.school.people[person])
        if (this.itemsOf(phone, person).every(({ refusal }) => refusal) && uploads.length === 0) continue
        phone.kill()
        phone.start()
        phone.tellNetwork(true)
        await this.rest()
        await this.signInAtLast(phone, person)
        await this.rest(phone.client.sendPending())
        await this.rest(phone.client.sendUploads())
        this.lookAtShelves()
      }
    }
  }

  /** What the app had asked before it died may use up the patience of the first try. */
  private async signInAtLast(phone: Phone, person: Person): Promise<void> {
    for (let tries = 0; tries < 3; tries += 1) {
      await this.rest(this.signIn(phone, person))
      if (this.personOn(phone) === person) return
    }
    this.wrong.push(`${person} could not sign in`)
  }

  itemsOf(phone: Phone, person: Person): PendingItem[] {
    return phone.client.pendingOf(this.school.people[person])
  }

  isInDraft({ number, person, phone }: Fact): boolean {
    const personId = this.school.people[person]
    return phone.client
      .draftsOf(personId)
      .some((form) => readMark(stored(phone, `youju.draft.1.${personId}.${form}`))?.fact === number)
  }

  itemOf({ number, person, phone }: Fact): PendingItem | undefined {
    return this.itemsOf(phone, person).find(({ content }) => readMark(content)?.fact === number)
  }

  private async act(phone: Phone, act: Act): Promise<void> {
    const { client } = phone
    switch (act.do) {
      case 'type':
        this.openForm(phone, act.place)
        return
      case 'submit':
        return this.submit(phone, act.place, act.twice, act.photo)
      case 'mend':
        return this.mend(phone, act.nth, act.place)
      case 'discard': {
        const fact = this.changeable(phone, act.nth)
        const item = fact && this.itemOf(fact)
        if (!fact || !item || !client.discardPending(item.id)) return
        if (phone.alive) fact.givenUp = true
        this.photos = this.photos.filter(({ recordId }) => recordId !== item.id)
        return client.removeUploadsOf(item.id)
      }
      case 'correct':
        return this.correct(phone, act)
      case 'return':
        return this.atSchool(this.returnOne(act.nth))
      case 'send':
        await client.sendPending()
        return
      case 'comeBack':
        return phone.comeBack()
      case 'kill':
        return phone.kill()
      case 'signIn':
        return this.signIn(phone, act.person)
      case 'signOut':
        await client.closeSession()
        return
      case 'halfAnHour':
        return this.time.pass(31 * 60_000)
      case 'network':
        phone.reachable = act.reachable
        if (act.told) phone.tellNetwork(act.reachable)
        if (phone.reachable && phone.device.networkType === 'none') phone.wasLiedTo = true
        return
      case 'clockOff':
        phone.clockOffset = act.days * DAY
        return
      case 'room':
        phone.device.totalLimit = act.bytes === null ? WECHAT_LIMIT : phone.bytesStored() + act.bytes
        if (act.bytes !== null) phone.wasFull = true
    }
  }

  /** As the page of a new entry does it (src/frame/entry/new-entry.tsx). */
  private openForm(phone: Phone, place: Place) {
    const { client } = phone
    const person = this.personOn(phone)
    if (!person || !mayWrite(person, place.kind)) return null
    const personId = this.school.people[person]
    client.dropHandedIn(personId)
    const draft = client.openDraft<RecordContent>({ personId, form: place.kind, version: 1 }, () => undefined)
    if (draft.restored)
      return { draft, content: draft.restored.content, fact: this.factIn(draft.restored.content) }
    const fact = this.newFact(phone, person)
    const content = contentOf(this.scene, place, markOf(fact.number, 0))
    draft.save(content)
    return { draft, content, fact }
  }

  private async submit(phone: Phone, place: Place, twice: boolean, photo: Photo): Promise<void> {
    const open = this.openForm(phone, place)
    if (!open) return
    const { draft, content, fact } = open
    const { client } = phone
    // Deleted from the list while its form was still sending: the form came back as a draft, and goes after what came since.
    if (fact.givenUp) fact.lostTurn = true
    fact.givenUp = false
    this.known.set(draft.recordId, fact)
    if (photo) await this.addPhoto(phone, draft.recordId, fact, photo)
    if (client !== phone.client || !phone.alive) return
    const once = () => client.submitRecord(draft.recordId, content)
    const outcomes = twice ? [once(), once()] : [once()]
    this.lookAtShelves()
    const [outcome] = await Promise.all(outcomes)
    if (!outcome || !phone.alive || client !== phone.client) return
    switch (outcome.state) {
      case 'received':
        this.receipts.push(outcome.receipt)
        return draft.drop()
      case 'waiting':
        return draft.drop()
      case 'refused':
        fact.lostTurn = true
        draft.save(content)
        if (outcome.problem.code !== 'idTaken' && draft.flush().ok) client.discardPending(draft.recordId)
        // The next time it is opened, the place is mended.
        fact.versions += 1
        draft.save(
          contentOf(this.scene, { ...place, tooEarly: false }, markOf(fact.number, fact.versions - 1)),
        )
        return
      case 'onItsWay':
      case 'notKept':
        return
    }
  }

  private async addPhoto(
    phone: Phone,
    recordId: string,
    fact: Fact,
    photo: 'small' | 'large',
  ): Promise<void> {
    this.photosTaken += 1
    const name = `照片${this.photosTaken}.png`
    const bytes = pngOf(photo === 'small' ? 300 : FILE_LIMITS.partBytes + 1)
    const read = () => Promise.resolve({ bytes, preview: null })
    const refusals = await phone.client.addFiles(recordId, [{ name, read }])
    if (refusals.length === 0 && phone.alive)
      this.photos.push({ name, sha256: sha256Of(bytes), recordId, fact })
  }

  /** As the page of what waits does it (src/frame/entry/mend-entry.tsx). */
  private async mend(phone: Phone, nth: number, place: Place): Promise<void> {
    const fact = this.changeable(phone, nth)
    const item = fact && this.itemOf(fact)
    if (!fact || !item) return
    if (item.refusal) fact.lostTurn = true
    const kind = kindOf(item.content)
    fact.versions += 1
    const content = contentOf(
      this.scene,
      { ...place, kind, tooEarly: false },
      markOf(fact.number, fact.versions - 1),
    )
    const outcome = await phone.client.submitRecord(item.id, content)
    if (outcome.state === 'received') this.receipts.push(outcome.receipt)
    if (outcome.state === 'refused') fact.lostTurn = true
  }

  /** A correction whose fate is unknown is asked again as it was: its form is still open. */
  private async correct(phone: Phone, { nth, stale, place }: Extract<Act, { do: 'correct' }>): Promise<void> {
    const person = this.personOn(phone)
    if (!person) return
    const correction =
      this.openCorrections.get(phone) ?? (await this.atSchool(this.newCorrection(person, nth, stale, place)))
    if (!correction || this.personOn(phone) !== person) return
    this.openCorrections.set(phone, correction)
    try {
      const { id, revision, content } = correction
      this.receipts.push(await phone.client.correctRecord(id, revision, content))
      this.openCorrections.delete(phone)
    } catch (fault) {
      if (isAnswer(fault)) this.openCorrections.delete(phone)
      throw fault
    }
  }

  private async newCorrection(
    person: Person,
    nth: number,
    stale: boolean,
    place: Place,
  ): Promise<Correction | undefined> {
    const own = (await this.ids()).filter(({ author }) => author === this.school.people[person])
    const record = own[nth % Math.max(1, own.length)]
    if (!record) return undefined
    const { content } = await this.school.call(person, 'record.show', { id: record.id })
    const fact = this.factIn(content)
    fact.versions += 1
    const kind = kindOf(content)
    const changed = contentOf(
      this.scene,
      { ...place, kind, tooEarly: false },
      markOf(fact.number, fact.versions - 1),
    )
    return {
      id: record.id,
      revision: stale ? Math.max(1, record.revision - 1) : record.revision,
      content: changed,
    }
  }

  private async atSchool<T>(asked: Promise<T>): Promise<T> {
    this.asking.add(asked)
    try {
      return await asked
    } finally {
      this.asking.delete(asked)
    }
  }

  private async deliverLate(phone: Phone): Promise<void> {
    for (const arrive of phone.late.splice(0)) await arrive()
  }

  private async returnOne(nth: number): Promise<void> {
    const all = await this.ids()
    const record = all[nth % Math.max(1, all.length)]
    if (!record) return
    const { id, revision } = record
    await this.school.ask('zhou', 'record.decide', { id, revision, decision: 'return', reason: '请核对节次' })
  }

  private async signIn(phone: Phone, person: Person): Promise<void> {
    phone.device.wechatCode = `openid-${this.school.people[person]}`
    await phone.client.openSession({ way: 'wechat' })
  }

  private personOn(phone: Phone): Person | undefined {
    const id = phone.client.personIdNow()
    return PEOPLE.find((person) => this.school.people[person] === id)
  }

  private changeable(phone: Phone, nth: number): Fact | undefined {
    const person = this.personOn(phone)
    if (!person) return undefined
    const items = this.itemsOf(phone, person).filter(phone.client.mayChange)
    const item = items[nth % Math.max(1, items.length)]
    return item && this.factIn(item.content)
  }

  private newFact(phone: Phone, person: Person): Fact {
    const fact: Fact = {
      ...{ number: this.facts.length, person, phone, versions: 1 },
      ...{ wasKept: false, turn: null, lostTurn: false, givenUp: false },
    }
    this.facts.push(fact)
    return fact
  }

  factIn(content: unknown): Fact {
    const fact = this.facts[readMark(content)?.fact ?? -1]
    if (!fact) throw new Error(`nobody wrote ${JSON.stringify(content)}`)
    return fact
  }

  /** What was once on the device is there, in a draft, confirmed, or given up by the person: at every moment. */
  private lookAtShelves(): void {
    const confirmed = new Set(this.receipts.map(({ id }) => id))
    for (const phone of this.phones) {
      for (const person of PEOPLE) {
        for (const { id } of phone.client.receiptsOf(this.school.people[person])) confirmed.add(id)
        for (const item of this.itemsOf(phone, person)) {
          const fact = this.factIn(item.content)
          if (fact.turn === null) fact.turn = this.turns++
          if (item.refusal) fact.lostTurn = true
          this.known.set(item.id, fact)
          if (item.personId !== this.school.people[fact.person])
            this.wrong.push(`${fact.number} on a foreign shelf`)
        }
      }
      const used = [...phone.device.stored.values()].map((text) => Buffer.byteLength(text))
      if (Math.max(0, ...used) > 1024 * 1024) this.wrong.push('more than 1 MB under one key')
    }
    const safe = new Set([...this.known].filter(([id]) => confirmed.has(id)).map(([, fact]) => fact))
    for (const fact of this.facts) {
      const isHere = this.itemOf(fact) !== undefined || this.isInDraft(fact)
      fact.wasKept ||= isHere
      if (fact.wasKept && !isHere && !fact.givenUp && !safe.has(fact))
        this.wrong.push(`${fact.number} out of sight`)
    }
  }

  /** Until everything that can happen without anybody's doing has happened. */
  private async rest(done: Promise<unknown> = Promise.resolve()): Promise<void> {
    let ended = false
    const end = () => {
      ended = true
    }
    void done.then(end, end)
    for (let calm = 0; calm < 2; ) {
      await turn()
      const answering = [...this.asking, ...this.phones.flatMap((phone) => [...phone.answering])]
      const hanging = this.phones.reduce((sum, phone) => sum + phone.hanging, 0)
      if (answering.length > 0) {
        await Promise.allSettled(answering)
        calm = 0
      } else if (hanging > 0) {
        for (const phone of this.phones) phone.hanging = 0
        await this.time.pass(PATIENCE + 1)
        calm = 0
      } else calm += 1
      const anyDead = this.phones.some((phone) => !phone.alive)
      // What a dead app had begun never ends, and the database may still be at work for the test itself.
      if (calm === 2 && !ended && !anyDead) calm = 1
    }
  }

  private onlyFaults(phone: Phone, fault: unknown): void {
    const expected = fault instanceof Error && ['CallProblem', 'Unreachable'].includes(fault.name)
    if (!expected && phone.alive)
      this.wrong.push(`failed unforeseen: ${fault instanceof Error ? fault.stack : fault}`)
  }
}

/** The client's own classes are made anew with each start: its faults are known by their names. */
function isAnswer(fault: unknown): fault is CallProblem {
  return fault instanceof Error && fault.name === 'CallProblem'
}

function stored(phone: Phone, key: string): unknown {
  return JSON.parse(phone.device.stored.get(key) ?? 'null')
}
