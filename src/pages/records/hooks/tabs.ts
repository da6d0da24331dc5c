import type { Input } from '#core/contract/contract'

export type Whose = Input<'record.list'>['whose']

export interface Tab {
  readonly key: Whose
  readonly label: string
  /** Only for those who check other people's records. */
  readonly checkers?: boolean
  /** Only for those who accept what is handed in. */
  readonly accepters?: boolean
  readonly leaders?: boolean
  /** Only while something waits there. */
  readonly passing?: boolean
  readonly none: { readonly title: string; readonly text: string }
}

export const TABS: readonly Tab[] = [
  {
    key: 'mine',
    label: '我的记录',
    none: {
      title: '还没有记录',
      text: '听课、教研、社团和各种登记，记好了都在这里。听完一节课，点下面的「记一节听课」就能记。',
    },
  },
  {
    key: 'returned',
    label: '被退回',
    passing: true,
    none: { title: '没有被退回的记录', text: '负责人退回的记录会排在这里，改好后再提交。' },
  },
  {
    key: 'toAnswer',
    label: '待答复',
    passing: true,
    none: { title: '没有要答复的异议', text: '授课教师对您的听课记录有异议时会排在这里。' },
  },
  {
    key: 'aboutMe',
    label: '别人听我的课',
    none: { title: '还没有人记录听过您的课', text: '同事听了您的课并记下来，就会出现在这里。' },
  },
  {
    key: 'awaiting',
    label: '待核准',
    checkers: true,
    none: { title: '没有等待核准的记录', text: '过了免核准的日子才补记的，要核准才计入，会排在这里。' },
  },
  {
    key: 'toAccept',
    label: '等待受理',
    accepters: true,
    passing: true,
    none: { title: '没有等待受理的材料', text: '计划里写明受理以后才算的材料，交上来以后会排在这里。' },
  },
  {
    key: 'objected',
    label: '有异议',
    leaders: true,
    passing: true,
    none: { title: '没有还没答复的异议', text: '授课教师提出的异议，听课人答复以前会列在这里。' },
  },
]
