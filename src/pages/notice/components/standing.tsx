import { Banner } from '@/components/states/banner'
import { momentInWords } from '@/frame/in-words'
import type { Notice } from '../notice'

/** What is to be known of an announcement that is not simply out. */
export function Standing({ notice: { state, may, publisher, publishedAt, returned } }: { notice: Notice }) {
  switch (state) {
    case 'withdrawn':
      return <Banner tone="warn">这条公告已经撤回，只有发布公告的人还能看到。</Banner>
    case 'awaiting':
      return may.approve ? (
        <Banner tone="warn">{publisher} 写的，请您审核。通过之前，收件的人看不到。</Banner>
      ) : (
        <Banner>已提交，等校长或教导主任审核。通过之前，收件的人看不到。</Banner>
      )
    case 'returned':
      return <Banner tone="bad">退回修改{returned && `：${returned}`}</Banner>
    case 'scheduled':
      return <Banner icon="clock">还没有发出，{momentInWords(publishedAt)} 自动发出。</Banner>
    case 'draft':
      return <Banner icon="pen-line">这是草稿，还没有发出。</Banner>
    default:
      return null
  }
}
