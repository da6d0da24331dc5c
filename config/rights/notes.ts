import type { OperationName } from '#core/contract/contract'

/** What a row of the table cannot say in a word. */
export const NOTES: Readonly<Partial<Record<OperationName, string>>> = {
  'record.submit':
    'Any colleague writes lessons observed and what is asked of them; a session is for whoever leads the group or club on ' +
    'that day and for leaders; inspections, showcases and assessments are leaders’; a register is for the posts its form names.',
  'record.show':
    'Concerned are the observed teacher, those marked or named in it, and posts that a register’s form lets read it. A sealed ' +
    'form (密级 限定) is read by its author and the posts it names alone, whatever the scope, and each reading is journalled. ' +
    'Officers also read what schools hand in to them.',
  'record.list':
    'As for one record; awaiting approval is for leaders, open objections for whoever sees the week.',
  'record.decide':
    'Never one’s own. What a school hands in is the district’s officer’s to accept as soon as there is one, and officers decide ' +
    'on nothing else of schools.',
  'record.respond': 'The observed teacher speaks, the author answers an objection.',
  'file.begin': 'To one’s own record, or to an announcement that one writes.',
  'research.rates': 'The clerk keeps rosters and reads no marks.',
  'research.signIn': 'With the code on the organiser’s screen; the organiser’s list decides.',
  'club.save': 'Instructors: the number, the place and the content of their own club.',
  'club.show':
    'Sessions and numbers for the club’s instructors, leaders and the clerk; names of children for the former two.',
  'plan.export': 'Published versions; drafts and templates for those who may open them.',
  'plan.compare': 'As for exports.',
  'report.export':
    'By the row of the page that is exported: week, rule, group, heat map, person, report, district.',
  'report.calendar':
    'The feed by link shows the same, for as long as its owner is in post and the link stands.',
  'standing.proof': 'Of attendance the clerk sees how many, and nobody’s own numbers.',
  'standing.district': 'Values of schools, and no names but principals’.',
  'delegation.give':
    'Posts held by appointment on that day; what is itself delegated is handed on by nobody.',
  'delegation.end': 'The giver, the taker, leaders.',
  'notice.save':
    'Class teachers to the parents of their class, leads to the staff of their group, leaders to everybody.',
  'suggestion.list': 'Of what is anonymous nobody is told who wrote it.',
}
