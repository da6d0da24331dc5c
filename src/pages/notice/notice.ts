import type { Output } from '#core/contract/contract'

export type Notice = Output<'notice.read'>
export type Attached = Notice['files'][number]
