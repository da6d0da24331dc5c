import { INSPECTION_MODES } from '../../record/record'
import { field, formOfKind } from './field'

/** A teaching inspection (教学检查), 001-35: what was looked at, and when the findings were given back. */
export const inspectionForm = formOfKind({
  name: '教学检查',
  fields: [
    field({
      key: 'title',
      label: '检查内容',
      type: 'text',
      required: true,
      hint: '例如：期中教案与作业检查',
    }),
    field({ key: 'mode', label: '方式', type: 'choice', options: INSPECTION_MODES }),
    field({
      key: 'feedbackOn',
      label: '反馈日期',
      type: 'date',
      hint: '反馈给教师的那一天；还没有反馈可以先空着，以后再补。',
    }),
    field({ key: 'note', label: '检查情况', type: 'longText' }),
  ],
})
