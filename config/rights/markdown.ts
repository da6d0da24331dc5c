import { contract, type OperationName } from '#core/contract/contract'
import { POLICY } from '#core/rights/policy'
import { ROLES, type Role } from '#core/rights/role'
import { SCOPES, type Scope } from '#core/rights/scope'
import { NOTES } from './notes'

export const RIGHTS_FILE = 'docs/RIGHTS.md'

const NOUNS: Readonly<Record<string, string>> = {
  session: 'Signing in',
  account: 'Ways in',
  agenda: 'The day',
  lesson: 'Lessons',
  roster: 'Roster',
  term: 'Terms and calendar',
  delegation: 'Standing in',
  record: 'Records',
  file: 'Files',
  research: 'Teaching research',
  club: 'Clubs',
  plan: 'Plans',
  standing: 'Standings',
  report: 'Reports and calendars',
  notice: 'Announcements',
  parent: 'Parents',
  setting: 'Settings',
  suggestion: 'Suggestions and complaints',
  privacy: 'Own data',
  journal: 'Journal',
}

const WORDS: Readonly<Record<Scope, string>> = {
  own: 'own',
  concerned: 'concerned',
  addressed: 'addressed',
  unit: 'own units',
  school: 'school',
  district: 'district',
}

const MEANINGS: Readonly<Record<Scope, string>> = {
  own: 'What one wrote, is or has oneself.',
  concerned:
    'Besides: what one is part of. The observed teacher, who was marked at a session, a member of the group, either side of a delegation.',
  addressed: 'Besides: announcements to oneself, by staff, group, post or class.',
  unit: 'Besides: the groups and grades one leads with their people, the clubs one instructs, the class one is the class teacher of.',
  school: 'Everything of one’s school; for officers of the district’s office.',
  district: 'What the district is told of its schools: values, and no names but principals’.',
}

const ROLE_KEYS = Object.keys(ROLES) as Role[]

/** docs/RIGHTS.md: the policy as people read it, and what stands around it. */
export function rightsMarkdown(): string {
  const names = Object.keys(contract) as OperationName[]
  const nouns = [...new Set(names.map(nounOf))]
  return [
    HEAD,
    scopes(),
    ...nouns.map((noun) =>
      chapter(
        noun,
        names.filter((name) => nounOf(name) === noun),
      ),
    ),
    TAIL,
  ].join('\n\n')
}

const nounOf = (name: OperationName) => name.split('.')[0] ?? ''

function scopes(): string {
  const rows = (Object.keys(SCOPES) as Scope[]).map(
    (scope) => `| ${WORDS[scope]} | ${SCOPES[scope]} | ${MEANINGS[scope]} |`,
  )
  return ['| word | 范围 | what it covers |', '|---|---|---|', ...rows].join('\n')
}

function chapter(noun: string, names: readonly OperationName[]): string {
  const rows = names.map((name) => `| \`${name}\` | ${cells(name).join(' | ')} |`)
  const notes = names.flatMap((name) => (NOTES[name] ? [`- \`${name}\`: ${NOTES[name]}`] : []))
  return [
    `### ${NOUNS[noun] ?? noun}`,
    '',
    `| operation | ${ROLE_KEYS.map((role) => ROLES[role]).join(' | ')} |`,
    `|---|${ROLE_KEYS.map(() => '---').join('|')}|`,
    ...rows,
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n')
}

/** A word a role; who may call it without signing in may do so in any role. */
function cells(name: OperationName): string[] {
  const row = POLICY[name]
  if (row === 'public') return ROLE_KEYS.map((_, index) => (index === 0 ? 'everybody' : ''))
  return ROLE_KEYS.map((role) => {
    const scope = row[role]
    return scope === undefined ? '' : WORDS[scope]
  })
}

const HEAD = `# Rights

Generated from \`core/rights/policy.ts\` by \`npm run rights\`; a test fails when this page is out of date.

Who may do what is one table: operation × role → scope. The entrance refuses whoever has no cell; operations, lists and
exports ask the same table how far the caller reaches, through what a thing is to them (\`core/rights/relation.ts\`: own,
concerned, addressed, of an own unit, of the school, foreign). Roles come from posts held on that day; somebody with several
has what any of them gives. Everybody on the staff is 教职工 besides. 任何登录的人 is whoever is signed in, with no post at all:
somebody who has left, a parent who waits to be admitted. An empty cell is no.`

const TAIL = `## Standing in for somebody

Whoever holds a post by appointment can let a colleague act in it, from today or a later day, for sixty days at most, one
colleague at a time (\`delegation.give\`). It opens what the post opens, and nothing else: nobody owes more by it, nobody checks
their own records by it, and it cannot be handed on. It is over with its last day, when it is ended, when the giver's post ends,
and when the taker has no post of their own any more; from then on the next call is refused. The journal names who acted and for
whom.

## The second lock

The database does not trust the operations. The application's role owns no table, bypasses no policy and belongs to no other
role; every table has row security. \`youju.enter()\` runs as the owner once a request: it checks the session, reads the posts,
delegations and classes of that day from the tables, and sets what policies go by. What goes beyond a plain grant is written by
functions of the owner that check the caller again and force district and school. So an operation that forgot its check reads
and writes no more than its caller's rows.

Sealed registers (密级 限定) go further: what is sensitive in them comes to readers through \`youju.open_sealed()\` alone, which
writes the reading into the journal in the same transaction.

What the second lock does not narrow: of a term's tallies of attendance the clerk's rows hold people, because how many keep a
promise is counted from them; pages show the clerk the count. Session by session, marks and credits are kept from the clerk by
row security, too.

## How it is tested

- \`test/api/rights/matrix.test.ts\` walks every operation in every role (somebody who left, a parent, a teacher, a caretaker, an
  instructor, a class teacher, a lead, the clerk, the director, the principal, whoever stands in for the principal, an officer)
  on things that are their own, of other people and groups, of the school beside and of another district. What is expected is
  derived from the table and the thing's place; what is refused must leave no trace in any table, and no answer may tell of
  another school. An operation that is not classified there does not compile.
- \`test/api/rights/second-lock.test.ts\` turns the first lock off: operations run with every role put into their caller.
- \`test/api/rights/attacks.test.ts\` and \`test/api/bad-input.test.ts\`: forged, foreign and ended tokens, foreign ids beside ids
  that nobody has, wrong types, unknown keys, huge and deep bodies.
- \`test/api/row-security.test.ts\` and \`test/api/app-role.test.ts\`: what raw SQL sees and changes in each role, and that every
  table and every function of the schema keeps the rules above, also those that are yet to come.
`
