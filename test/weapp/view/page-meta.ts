import { type Builtin, behaviours } from './builtin'

/** <page-meta> styles the page it is in, so its wishes hold while that page is the one on show. */
export const pageMeta: Builtin = {
  tag: 'page-meta',
  properties: ['pageStyle', 'rootFontSize', 'rootBackgroundColor', 'pageFontSize', 'backgroundTextStyle'],
  attach: (node) => ({
    update({ pageStyle, pageFontSize, rootFontSize }) {
      if (!node.element.isConnected) return
      document.body.style.cssText = String(pageStyle ?? '')
      document.body.style.fontSize = String(pageFontSize ?? '')
      document.documentElement.style.fontSize = String(rootFontSize ?? '')
    },
  }),
}

export function applyPageMeta(): void {
  document.body.style.cssText = ''
  document.documentElement.style.fontSize = ''
  const meta = document.querySelector('wx-page-meta')
  const behaviour = meta && behaviours.get(meta)
  behaviour?.update?.(behaviour.properties())
}
