import { MOST_DECLARED } from '../../record/handed-in'
import type { Form } from '../form'
import { field, formOfKind } from './field'

/** A number that is declared (数据填报), with where it is from. `unit`: what the plan counts in. */
export const declaredForm = (unit = ''): Form =>
  formOfKind({
    name: '数据填报',
    writers: ['staff'],
    hint: '日期写数字截至哪一天；以后有了新的数字再填一次，以最新的为准。',
    fields: [
      field({ key: 'amount', label: '数量', type: 'number', required: true, max: MOST_DECLARED, unit }),
      field({
        key: 'source',
        label: '来源',
        type: 'text',
        required: true,
        hint: '例如：学籍系统、资产台账、体检报告。只填数字，不写学生姓名。',
      }),
    ],
  })
