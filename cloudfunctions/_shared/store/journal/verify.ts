import { sql } from 'kysely'
import type { SchoolKey } from '../school-key'
import type { Database } from '../store'
import { firstLink, type JournalRow, keepsItsWord, leftHash, nextLink, rowHash } from './row-hash'

const PAGE = 1_000

/** What is wrong at a place of the chain; see `inWords` of the command for what each means. */
export type Break =
  | 'linkMissing'
  | 'rowMissing'
  | 'rowChanged'
  | 'linkChanged'
  | 'rowBetween'
  | 'erasureUntold'
  | 'tailCut'
  | 'otherThanNoted'

export interface BrokenLink {
  readonly kind: Break
  readonly place: number
  /** The row's number; null where there is none to name. */
  readonly seq: number | null
  readonly at: string | null
}

/** A place of the chain and its link as somebody noted them elsewhere. */
export interface Noted {
  readonly place: number
  readonly link: string
}

export interface Verdict {
  readonly rows: number
  readonly erased: number
  /** Rows that no sealing has come to yet. */
  readonly waiting: number
  readonly head: Noted
  /** The first; what follows from it is not looked at. */
  readonly broken: BrokenLink | null
}

interface Linked {
  readonly place: number
  readonly linkSeq: string
  readonly link: string
  readonly row: JournalRow | null
}

/**
 * Makes a school's chain again from its rows, page by page, and names the first link that does not hold. Reads as the owner,
 * in one snapshot; counts nothing by functions of the database.
 */
export function verifySchool(db: Database, school: SchoolKey, noted: Noted | undefined): Promise<Verdict> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const walk = await walkChain(tx, school, noted)
      const between = await firstBetween(tx, school)
      const waiting = await countWaiting(tx, school)
      const broken = between && (!walk.broken || between.place <= walk.broken.place) ? between : walk.broken
      return { ...walk, waiting, broken: broken ?? (await cutTail(tx, school, walk.head, noted)) }
    })
}

type Walk = Omit<Verdict, 'waiting'>

async function walkChain(db: Database, school: SchoolKey, noted: Noted | undefined): Promise<Walk> {
  let head: Noted = { place: 0, link: firstLink(school.districtId, school.schoolId) }
  let erased = 0
  for (let page = PAGE; page === PAGE; ) {
    const links = await loadLinks(db, school, head.place)
    const told = await loadTellings(db, school, links)
    page = links.length
    for (const each of links) {
      const kind = breakAt(each, head, told)
      if (kind) return { rows: head.place, erased, head, broken: brokenAt(kind, each, head.place + 1) }
      head = { place: each.place, link: each.link }
      if (noted?.place === head.place && noted.link !== head.link)
        return { rows: head.place - 1, erased, head, broken: brokenAt('otherThanNoted', each, head.place) }
      if (each.row?.redactedBy != null) erased += 1
    }
  }
  return { rows: head.place, erased, head, broken: null }
}

function breakAt({ place, link, row }: Linked, before: Noted, told: ReadonlyMap<string, Told>): Break | null {
  if (place !== before.place + 1) return 'linkMissing'
  if (row === null) return 'rowMissing'
  if (rowHash(row) !== row.hash) return 'rowChanged'
  if (row.redactedBy === null) {
    if (!keepsItsWord(row)) return 'rowChanged'
  } else if (told.get(row.redactedBy)?.[row.seq] !== leftHash(row)) return 'erasureUntold'
  return nextLink(before.link, row.hash) === link ? null : 'linkChanged'
}

function brokenAt(kind: Break, { linkSeq, row }: Linked, place: number): BrokenLink {
  return { kind, place, seq: kind === 'linkMissing' ? null : Number(linkSeq), at: row?.at ?? null }
}

async function loadLinks(
  db: Database,
  { districtId, schoolId }: SchoolKey,
  after: number,
): Promise<Linked[]> {
  const { rows } = await sql<{ place: string; linkSeq: string; link: string } & JournalRow>`
    select l.place::text as place, l.seq::text as link_seq, encode(l.link, 'hex') as link, j.district_id, j.school_id,
           j.seq::text as seq, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, j.actor_id, j.did,
           j.row_kind, j.row_id, j.request_id, j.acting_for::text as acting_for, j.reason, j.before::text as before, j.after::text as after, j.salt,
           encode(j.reason_hash, 'hex') as reason_hash, encode(j.before_hash, 'hex') as before_hash,
           encode(j.after_hash, 'hex') as after_hash, encode(j.hash, 'hex') as hash, j.redacted_by::text as redacted_by
      from youju.journal_link l
      left join youju.journal j
        on j.district_id = l.district_id and j.school_id = l.school_id and j.seq = l.seq
     where l.district_id = ${districtId}::uuid and l.school_id = ${schoolId}::uuid and l.place > ${after}
     order by l.place limit ${PAGE}`.execute(db)
  return rows.map(({ place, linkSeq, link, ...row }) => ({
    place: Number(place),
    linkSeq,
    link,
    row: row.seq === null ? null : row,
  }))
}

/** Hash of what is left, by the number of the row. */
type Told = Readonly<Record<string, string>>

/** What the rows say that tell of erasures in this page. */
async function loadTellings(
  db: Database,
  { districtId, schoolId }: SchoolKey,
  links: readonly Linked[],
): Promise<ReadonlyMap<string, Told>> {
  const seqs = [...new Set(links.flatMap(({ row }) => row?.redactedBy ?? []))].map(Number)
  if (seqs.length === 0) return new Map()
  const rows = await db
    .selectFrom('journal')
    .select(['seq', 'after'])
    .where('districtId', '=', districtId)
    .where('schoolId', '=', schoolId)
    .where('did', '=', 'erased')
    .where('seq', 'in', seqs)
    .execute()
  return new Map(rows.map(({ seq, after }) => [String(seq), (after as { left?: Told } | null)?.left ?? {}]))
}

/** The first row that stands before the last sealed one and was not there when that was sealed. */
async function firstBetween(
  db: Database,
  { districtId, schoolId }: SchoolKey,
): Promise<BrokenLink | undefined> {
  const { rows } = await sql<{ seq: number; at: Date; place: number }>`
    with head as (
      select l.xid, l.seq from youju.journal_link l
       where l.district_id = ${districtId}::uuid and l.school_id = ${schoolId}::uuid
         and l.xid < pg_snapshot_xmax(pg_current_snapshot())
       order by l.place desc limit 1
    )
    select j.seq, j.at,
           (select count(*) + 1 from youju.journal_link l
             where l.district_id = j.district_id and l.school_id = j.school_id and (l.xid, l.seq) < (j.xid, j.seq)) as place
      from youju.journal j, head
     where j.district_id = ${districtId}::uuid and j.school_id = ${schoolId}::uuid
       and (j.xid, j.seq) < (head.xid, head.seq)
       and not exists (select from youju.journal_link l
                        where l.district_id = j.district_id and l.school_id = j.school_id and l.seq = j.seq)
     order by j.xid, j.seq limit 1`.execute(db)
  const [row] = rows
  return row && { kind: 'rowBetween', place: row.place, seq: row.seq, at: row.at.toISOString() }
}

async function countWaiting(db: Database, { districtId, schoolId }: SchoolKey): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from youju.journal j
     where j.district_id = ${districtId}::uuid and j.school_id = ${schoolId}::uuid
       and not exists (select from youju.journal_link l
                        where l.district_id = j.district_id and l.school_id = j.school_id and l.seq = j.seq)`.execute(
    db,
  )
  return rows[0]?.waiting ?? 0
}

/** Links that were sealed once, as the head or somebody's note has it, and are no more. */
async function cutTail(
  db: Database,
  { districtId, schoolId }: SchoolKey,
  head: Noted,
  noted: Noted | undefined,
): Promise<BrokenLink | null> {
  const kept = await db
    .selectFrom('journalHead')
    .select(['place', 'link'])
    .where('districtId', '=', districtId)
    .where('schoolId', '=', schoolId)
    .executeTakeFirst()
  const cut = { place: head.place + 1, seq: null, at: null }
  if (Math.max(kept?.place ?? 0, noted?.place ?? 0) > head.place) return { kind: 'tailCut', ...cut }
  const other = kept && (kept.place !== head.place || kept.link.toString('hex') !== head.link)
  return other ? { kind: 'linkChanged', ...cut } : null
}
