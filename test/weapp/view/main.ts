import type { ToView } from '../protocol'
import { sentMessages } from './channel'
import { componentOf, defineComponent } from './components'
import { measure } from './measure'
import { drawOverlay } from './overlay'
import { closePage, openPage, scrollPage, setPageData, showPage, style, watchScroll } from './pages'
import { answerPicker, openPicker } from './picker'
import { unwatch, watch } from './watch'

style('app', window.weappStyles.app)
watchScroll()

window.weappView = {
  receive: (messages) => messages.forEach(receive),
  measure,
  openPicker,
  answerPicker,
  countNodes: () => document.querySelectorAll('wx-page-root *').length,
  sent: sentMessages,
}

function receive(message: ToView): void {
  switch (message.kind) {
    case 'define':
      for (const shape of message.components) defineComponent(shape)
      return
    case 'open':
      openPage(message)
      return
    case 'show':
      showPage(message.page)
      return
    case 'close':
      closePage(message.page)
      return
    case 'data':
      if (message.component === undefined) setPageData(message.page, message.changes)
      else componentOf(message.component)?.setData(message.changes)
      return
    case 'trigger': {
      const { event, detail, bubbles, composed } = message
      componentOf(message.component)?.triggerEvent(event, detail, { bubbles, composed })
      return
    }
    case 'scroll':
      scrollPage(message)
      return
    case 'watch':
      watch(message)
      return
    case 'unwatch':
      unwatch(message.watch)
      return
    case 'overlay':
      drawOverlay(message.overlay)
      return
  }
}
