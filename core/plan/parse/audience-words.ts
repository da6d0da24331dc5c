import { GROUP_KINDS, type GroupKind } from '../../org/person'
import { ABSENCES, type Absence } from '../../org/post'
import type { Audience, PersonPredicate, UnitPredicate } from '../predicate'
import { plain } from './characters'
import { POST_WORDS, UNIT_WORDS } from './vocabulary'

export type UnitAudience = Exclude<Audience, { level: 'person' }>

/** What a word says: of people, of units, or of both alike (学科=语文). */
export type Said =
  | { readonly of: 'person'; readonly predicate: PersonPredicate }
  | { readonly of: 'unit'; readonly predicate: UnitPredicate }
  | { readonly of: 'both'; readonly predicate: PersonPredicate & UnitPredicate }

export type Mark = 'and' | 'or' | 'not' | 'except' | 'open' | 'close' | 'comma'

export type WordKind =
  | { readonly kind: Mark | 'vagueJoin' | 'parent' | 'ageRange' | 'unknown' | 'atSchool' }
  /** A word of ordinary plans that means different people in different schools, with what to write instead. */
  | { readonly kind: 'vague'; readonly instead: string }
  /** A relation between two people: a condition of records, not of those who owe. */
  | { readonly kind: 'relation' }
  | { readonly kind: 'says'; readonly said: Said }
  | { readonly kind: 'unit'; readonly unit: UnitAudience }

const MARKS: Record<string, Mark | 'vagueJoin'> = {
  且: 'and',
  并且: 'and',
  同时: 'and',
  的: 'and',
  '&': 'and',
  或: 'or',
  或者: 'or',
  非: 'not',
  不是: 'not',
  除外: 'except',
  '(': 'open',
  ')': 'close',
  ',': 'comma',
  和: 'vagueJoin',
  与: 'vagueJoin',
  及: 'vagueJoin',
  以及: 'vagueJoin',
  '、': 'vagueJoin',
  '/': 'vagueJoin',
}

/** 各年级, 全体教师: words that change nothing, an audience always means everyone in it. */
const FILLERS = ['各', '每个', '每位', '每名', '每一个', '每一位', '每所', '全体', '全部', '所有']

const EVERYBODY_WORDS = [
  '全体教职工',
  '教职工',
  '教职员工',
  '全体教职员工',
  '每位教职工',
  '全员',
  '全校教职工',
]

/** Titles, ranks and standings that rosters everywhere keep; a school adds its own under 选项「人员标签」. */
export const PERSON_TAGS = [
  '骨干教师',
  '学科带头人',
  '名师',
  '名教师',
  '教学能手',
  '教坛新秀',
  '特级教师',
  '正高级教师',
  '高级教师',
  '一级教师',
  '二级教师',
  '三级教师',
  '党员',
  '团员',
  '在编',
  '聘用',
  '新任校长',
] as const

const PERSON_TAG_ALIASES: Record<string, string> = {
  骨干: '骨干教师',
  中共党员: '党员',
  编制内: '在编',
  编外: '聘用',
  聘用教师: '聘用',
}

/** What schools, classes and groups are; a school adds its own under 选项「单位标签」. */
export const UNIT_TAGS = [
  '寄宿',
  '完小',
  '民办',
  '公办',
  '附设园',
  '基地校',
  '教学点',
  '农村',
  '试点校',
  '示范校',
  '实验校',
  '小学',
  '初中',
  '高中',
  '幼儿园',
  '职校',
  '九年一贯制',
] as const

const UNIT_TAG_ALIASES: Record<string, string> = {
  寄宿制: '寄宿',
  完全小学: '完小',
  附属园: '附设园',
  附属幼儿园: '附设园',
  基地学校: '基地校',
  试点学校: '试点校',
  示范学校: '示范校',
  乡村: '农村',
  中学: '初中',
  职业学校: '职校',
}

export const SUBJECTS = [
  '语文',
  '数学',
  '英语',
  '外语',
  '科学',
  '物理',
  '化学',
  '生物',
  '历史',
  '地理',
  '政治',
  '思政',
  '道德与法治',
  '体育',
  '体育与健康',
  '音乐',
  '美术',
  '艺术',
  '信息技术',
  '信息科技',
  '劳动',
  '综合实践',
  '心理健康',
  '书法',
] as const

export const GRADES = [
  ...['一', '二', '三', '四', '五', '六', '七', '八', '九'].map((number) => `${number}年级`),
  ...['初一', '初二', '初三', '高一', '高二', '高三'],
]

const VAGUE: Record<string, string> = {
  青年教师: '请写年龄，例如「任课教师 且 年龄≤35」',
  新教师: '请写教龄，例如「任课教师 且 教龄≤3」',
  老教师: '请写年龄，例如「任课教师 且 年龄≥46」',
  业务领导: '请写职务，例如「业务校长 或 教导主任」',
  学校领导: '请写职务，例如「校长 或 业务校长」',
  领导干部: '请写职务，例如「校长 或 业务校长 或 教导主任」',
  中层干部: '请写职务，例如「教导主任 或 年级组长」',
  班子成员: '请写职务，例如「校长 或 业务校长」',
}

const RELATION_WORDS = ['我的师傅', '我的徒弟', '所蹲教研组', '结对校']

const AT_SCHOOL = ['所在学校', '学校为', '所在校']

/** The words of 对象 in one plan: the language's own, and the tags that the plan lists under 选项. */
export class AudienceWords {
  readonly #kinds: ReadonlyMap<string, WordKind | 'filler'>
  readonly #longestFirst: readonly string[]
  readonly personTags: readonly string[]
  readonly unitTags: readonly string[]
  readonly subjects: readonly string[]

  constructor(
    listed: {
      readonly personTags?: readonly string[]
      readonly unitTags?: readonly string[]
      readonly subjects?: readonly string[]
    } = {},
  ) {
    this.personTags = unique([...PERSON_TAGS, ...(listed.personTags ?? [])])
    this.subjects = unique([...SUBJECTS, ...(listed.subjects ?? [])])
    this.unitTags = unique([...UNIT_TAGS, ...(listed.unitTags ?? [])])
    this.#kinds = new Map<string, WordKind | 'filler'>([
      ...Object.entries(VAGUE).map(([word, instead]) => [word, { kind: 'vague', instead }] as const),
      ...RELATION_WORDS.map((word) => [word, { kind: 'relation' }] as const),
      ...tagWords(this.unitTags, UNIT_TAG_ALIASES, unitTag),
      ...taggedSchools(this.unitTags),
      ...tagWords(this.personTags, PERSON_TAG_ALIASES, personTag),
      ...OWN_WORDS,
    ])
    this.#longestFirst = [...this.#kinds.keys()].sort((a, b) => b.length - a.length)
  }

  /** The longest word that the text begins with. */
  atStart(text: string): { readonly length: number; readonly kind: WordKind | 'filler' } | null {
    const word = this.#longestFirst.find((candidate) => text.startsWith(candidate))
    const kind = word === undefined ? undefined : this.#kinds.get(word)
    return word === undefined || kind === undefined ? null : { length: word.length, kind }
  }

  /** For the nearest word to a misspelt one. */
  get known(): readonly string[] {
    return this.#longestFirst
  }
}

const personTag = (tag: string): Said => ({ of: 'person', predicate: { is: 'tag', tag } })
const unitTag = (tag: string): Said => ({ of: 'unit', predicate: { is: 'tag', tag } })
const unique = (words: readonly string[]) => [...new Set(words)]

function tagWords(
  tags: readonly string[],
  aliases: Readonly<Record<string, string>>,
  said: (tag: string) => Said,
): (readonly [string, WordKind])[] {
  const words = [...Object.entries(aliases), ...tags.map((tag) => [plain(tag), tag] as const)]
  return words.map(([word, tag]) => [word, { kind: 'says', said: said(tag) }] as const)
}

/** 寄宿学校, 民办学校. */
function taggedSchools(tags: readonly string[]): (readonly [string, WordKind])[] {
  const words = [...Object.entries(UNIT_TAG_ALIASES), ...tags.map((tag) => [plain(tag), tag] as const)]
  return words.map(([word, tag]) => {
    const where: UnitPredicate = { is: 'tag', tag }
    return [`${word}学校`, { kind: 'unit', unit: { level: 'school', where } }] as const
  })
}

function says(predicate: PersonPredicate): WordKind {
  return { kind: 'says', said: { of: 'person', predicate } }
}

/** Words that no tag of a plan may take over. */
const OWN_WORDS: readonly (readonly [string, WordKind | 'filler'])[] = [
  ...SUBJECTS.flatMap((subject) => [
    ...['教师', '老师', '任课教师'].map((word) => [`${subject}${word}`, teacherOf(subject)] as const),
    ...['教研组', '学科教研组', '组'].map((word) => [`${subject}${word}`, groupOf(subject)] as const),
  ]),
  ...GRADES.map((grade) => [grade, gradeNamed(grade)] as const),
  ...[...UNIT_WORDS].map(([word, unit]) => [word, { kind: 'unit', unit }] as const),
  ...membersOf(),
  ...Object.entries(ABSENCES).map(
    ([absence, word]) => [word, says({ is: 'away', absence: absence as Absence })] as const,
  ),
  ...[...POST_WORDS].map(([word, post]) => [word, says({ is: 'post', post })] as const),
  [
    '党员教师',
    says({
      is: 'all',
      of: [
        { is: 'tag', tag: '党员' },
        { is: 'post', post: 'teacher' },
      ],
    }),
  ],
  ...EVERYBODY_WORDS.map((word) => [word, says({ is: 'all', of: [] })] as const),
  ...AT_SCHOOL.map((word) => [word, { kind: 'atSchool' }] as const),
  ['家长', { kind: 'parent' }],
  ...FILLERS.map((word) => [word, 'filler'] as const),
  ...Object.entries(MARKS).map(([word, kind]) => [word, { kind }] as const),
]

function teacherOf(subject: string): WordKind {
  return says({
    is: 'all',
    of: [
      { is: 'post', post: 'teacher' },
      { is: 'subject', subjects: [subject] },
    ],
  })
}

function groupOf(subject: string): WordKind {
  const where: UnitPredicate = { is: 'subject', subjects: [subject] }
  return { kind: 'unit', unit: { level: 'group', groupKind: 'subject', where } }
}

function gradeNamed(grade: string): WordKind {
  return { kind: 'unit', unit: { level: 'grade', where: { is: 'grade', grades: [grade] } } }
}

function membersOf(): (readonly [string, WordKind])[] {
  const kinds = Object.keys(GROUP_KINDS) as GroupKind[]
  const words = [...UNIT_WORDS].flatMap(([word, unit]) =>
    unit.level === 'group' ? [[word, unit.groupKind] as const] : [],
  )
  const all = [...kinds.map((kind) => [GROUP_KINDS[kind], kind] as const), ...words]
  return all.flatMap(([word, groupKind]) =>
    ['成员', '组员', '教师'].map((end) => [`${word}${end}`, says({ is: 'member', groupKind })] as const),
  )
}
