const KINDS = ['date', 'time'] as const

/**
 * A browser's first field for a date takes it 20 ms and more, a slow phone a tenth of a second, later ones hardly any. So the first is made,
 * laid out and thrown away while nobody waits: else a sheet that asks for a day would open late.
 */
export function makeFirstFields(): void {
  if (process.env.TARO_ENV !== 'h5' || typeof requestIdleCallback !== 'function') return
  for (const type of KINDS) requestIdleCallback(() => layOut(type))
}

function layOut(type: (typeof KINDS)[number]): void {
  const field = document.createElement('input')
  field.type = type
  field.ariaHidden = 'true'
  field.style.position = 'absolute'
  field.style.visibility = 'hidden'
  document.body.append(field)
  field.getBoundingClientRect()
  field.remove()
}
