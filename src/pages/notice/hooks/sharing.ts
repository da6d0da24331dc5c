import { useShareAppMessage } from '@tarojs/taro'
import { toast } from '@/components/toast/store'
import { routes } from '@/frame/routes'
import { copy } from '@/services/clipboard'
import type { Notice } from '../notice'

/** On the card of whatever may not be told to everybody who sees it. */
const UNNAMED = '学校有一条公告'

/** The title travels with what parents may read, nothing with what is for the staff alone; the text never does. */
export const titleShared = (notice: Notice | undefined) =>
  notice?.toParents && notice.state === 'published' ? notice.title : UNNAMED

/** WeChat's own menu passes a card on; without a picture it would carry a photo of the page. */
export function useShareCard(notice: Notice | undefined): void {
  useShareAppMessage(() => ({
    title: titleShared(notice),
    path: notice ? routes.notice(notice.id) : routes.notices(),
    imageUrl: '/pages/notice/card.png',
  }))
}

/** In browsers: whoever opens the link signs in, and sees it only if it was sent to them. */
export async function shareLink(notice: Notice): Promise<void> {
  const { href } = window.location
  if (typeof navigator.share === 'function') {
    try {
      await navigator.share({ title: titleShared(notice), url: href })
      return
    } catch (fault) {
      // Closed by the person: that is an answer.
      if (fault instanceof DOMException && fault.name === 'AbortError') return
      console.warn('not shared', fault)
    }
  }
  if (await copy(href)) toast('链接已复制，发给收到这条公告的人，登录后就能打开。')
  else toast('浏览器没有允许复制，请从地址栏复制链接。', 'bad')
}
