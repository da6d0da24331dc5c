import { field, formOfKind } from './field'

/** What is said beside something that is handed in (上报材料); the thing itself hangs on the record as files. */
export const deliverableForm = formOfKind({
  name: '上报材料',
  writers: ['staff'],
  fields: [
    field({
      key: 'note',
      label: '说明',
      type: 'longText',
      max: 500,
      hint: '可以不写；材料放在下面的附件里，交纸质的也可以在这里说明。同一种要交几份的，写明是哪一份。',
    }),
  ],
})
