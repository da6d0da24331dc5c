import { LESSON_TYPES } from '../../record/observation'
import type { Form } from '../form'
import { field, formOfKind } from './field'

/** What is written about an observed lesson besides which one it was. `types`: the plan's list 课型, if it has one. */
export function observationDetailsForm(types: readonly string[] = LESSON_TYPES): Form {
  return formOfKind({
    name: '听课记录',
    writers: ['staff'],
    fields: [
      field({ key: 'lessonType', label: '课型', type: 'choice', required: true, options: types }),
      field({ key: 'topic', label: '课题', type: 'text' }),
      field({ key: 'note', label: '听课笔记', type: 'longText' }),
      field({ key: 'strengths', label: '亮点', type: 'longText', max: 2000 }),
      field({ key: 'advice', label: '建议', type: 'longText', max: 2000 }),
    ],
  })
}
