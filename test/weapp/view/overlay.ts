import type { Overlay } from '../protocol'

/** Draws what WeChat shows over a page. A modal or a sheet covers the page, so a test cannot tap through it. */
export function drawOverlay(overlay: Overlay | null): void {
  document.querySelector('weapp-overlay')?.remove()
  if (!overlay) return
  const host = document.createElement('weapp-overlay')
  host.className = overlay.look
  if (overlay.look !== 'toast') host.setAttribute('role', 'dialog')
  const panel = document.createElement('div')
  panel.append(line('strong', overlay.title), line('p', overlay.content))
  for (const text of overlay.buttons) panel.append(line('weapp-overlay-button', text))
  host.append(panel)
  document.body.append(host)
}

function line(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  element.hidden = text === ''
  return element
}
