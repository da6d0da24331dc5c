import { RESEARCH_MODES, RESEARCH_SCOPES, SEVEN_STEPS } from '../../record/research'
import type { Form } from '../form'
import { field, formOfKind } from './field'

/** What is written about a session of teaching research besides who was there. `modes`: the plan's list 教研形式, if it has one. */
export function researchForm(modes: readonly string[] = RESEARCH_MODES): Form {
  return formOfKind({
    name: '教研活动',
    about: 'group',
    writers: ['groupLead', 'principal', 'teachingPrincipal', 'director'],
    fields: [
      field({ key: 'theme', label: '主题', type: 'text', required: true }),
      field({ key: 'mode', label: '形式', type: 'choice', options: modes }),
      field({ key: 'leaderId', label: '主讲人', type: 'person' }),
      field({ key: 'place', label: '地点', type: 'text', max: 60 }),
      field({
        key: 'steps',
        label: '七步教研',
        type: 'choices',
        options: SEVEN_STEPS,
        hint: '这次做到了哪几步',
      }),
      field({
        key: 'output',
        label: '成果',
        type: 'longText',
        max: 2000,
        hint: '例如：改好的教案、约定的做法、留下的问题',
      }),
      field({ key: 'note', label: '活动记录', type: 'longText' }),
      field({
        key: 'scope',
        label: '范围',
        type: 'choice',
        required: true,
        options: Object.values(RESEARCH_SCOPES),
      }),
      field({
        key: 'partners',
        label: '联合的学校',
        type: 'text',
        max: 200,
        required: true,
        when: { key: 'scope', is: [RESEARCH_SCOPES.cluster] },
      }),
      field({ key: 'guests', label: '校外来宾', type: 'text', max: 200 }),
    ],
  })
}
