import { asynchronous, Failure, type Options, type Wx, type WxHost } from './api'

const TOAST_MS = 1500

export function dialogsApi(host: WxHost): Wx {
  const { dialogs } = host.device
  return {
    showToast: asynchronous(host, 'showToast', ({ title, icon, duration }) =>
      dialogs.toast({ title: text(title), icon: text(icon, 'success') }, Number(duration ?? TOAST_MS)),
    ),
    hideToast: asynchronous(host, 'hideToast', () => dialogs.hideToast()),
    showLoading: asynchronous(host, 'showLoading', ({ title }) => dialogs.load(text(title))),
    hideLoading: asynchronous(host, 'hideLoading', () => dialogs.load(undefined)),
    showModal: asynchronous(host, 'showModal', (options) => showModal(host, options)),
    showActionSheet: asynchronous(host, 'showActionSheet', async ({ itemList, alertText }) => {
      const items = (itemList as unknown[]).map((item) => String(item))
      if (items.length > 6) throw new Failure('parameter error: itemList should not be large than 6')
      const buttons = [...items, '取消']
      const chosen = await dialogs.ask({ kind: 'action-sheet', title: text(alertText), content: '', buttons })
      if (chosen === '取消') throw new Failure('cancel')
      return { tapIndex: items.indexOf(chosen) }
    }),
  }
}

async function showModal(host: WxHost, options: Options) {
  const confirmText = text(options.confirmText, '确定')
  const cancelText = text(options.cancelText, '取消')
  for (const [name, label] of Object.entries({ confirmText, cancelText })) {
    if (label.length > 4) throw new Failure(`${name} length should not large than 4 Chinese characters`)
  }
  const { title, content, showCancel } = options
  const buttons = showCancel === false ? [confirmText] : [cancelText, confirmText]
  const chosen = await host.device.dialogs.ask({
    kind: 'modal',
    title: text(title),
    content: text(content),
    buttons,
  })
  return { confirm: chosen === confirmText, cancel: chosen !== confirmText, content: null }
}

function text(value: unknown, otherwise = ''): string {
  return value === undefined || value === null ? otherwise : String(value)
}
