import { View } from '@tarojs/components'
import { type ClipboardEvent, type KeyboardEvent, type UIEvent, useEffect, useRef, useState } from 'react'
import { cellsPasted, looksPasted, tableOf } from '#core/plan/pasted'
import { Button } from '@/components/button'
import { toast } from '@/components/toast/store'
import { cellOf, rowAt, stretchOf } from '../../document'
import type { Finding } from '../../hooks/checked'
import type { Writing } from '../hooks/writing'
import styles from './editor.module.less'
import { PasteSheet } from './paste-sheet'

/** A line to be shown; asked for anew with each tap. */
export interface Place {
  readonly line: number
  readonly finding: Finding | null
  readonly turn: number
}

interface EditorProps {
  writing: Writing
  faults: readonly Finding[]
  at: Place | null
}

/** In browsers on wide screens only: the document as it is, with the numbers of its lines. */
export function Editor({ writing, faults, at }: EditorProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const gutter = useRef<HTMLDivElement>(null)
  const [pasting, setPasting] = useState(false)
  const lines = writing.text.split('\n')
  const faulty = new Set(faults.map(({ line }) => line))

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each tap on a finding
  useEffect(() => {
    if (at && area.current) show(area.current, writing.text, at)
  }, [at])

  const scrolled = ({ currentTarget }: UIEvent<HTMLTextAreaElement>) => {
    if (gutter.current) gutter.current.scrollTop = currentTarget.scrollTop
  }
  const pasted = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const text = event.clipboardData.getData('text/plain')
    if (!looksPasted(text)) return
    event.preventDefault()
    // The browser's own way of putting text in keeps what can be undone.
    document.execCommand('insertText', false, tableOf(cellsPasted(text)))
    toast('表格已转成计划的写法')
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (writing.dirty && !writing.outdated) void writing.save()
  }
  return (
    <View className={styles.editor}>
      <View className={styles.bar}>
        <View className={styles.hint}>从 Excel、WPS 复制的表可以直接粘贴进来。Ctrl+S 保存并检查。</View>
        <Button look="text" compact onTap={() => setPasting(true)}>
          粘贴一张表
        </Button>
      </View>
      <View className={styles.paper}>
        <div ref={gutter} className={styles.gutter} aria-hidden>
          {lines.map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line's number is what it is
            <div key={index} className={faulty.has(index + 1) ? styles.faulty : undefined}>
              {index + 1}
            </div>
          ))}
        </div>
        <textarea
          ref={area}
          className={styles.area}
          aria-label="计划的内容"
          value={writing.text}
          wrap="off"
          spellCheck={false}
          onChange={(event) => writing.write(event.target.value)}
          onScroll={scrolled}
          onPaste={pasted}
          onKeyDown={pressed}
        />
      </View>
      {pasting && <PasteSheet writing={writing} onClose={() => setPasting(false)} />}
    </View>
  )
}

/** Brings a line into view and selects the cell in it that is at fault. */
function show(area: HTMLTextAreaElement, text: string, { line, finding }: Place) {
  const lines = text.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
  const content = lines[line - 1] ?? ''
  const row = rowAt(text, line)
  const index = row && finding ? cellOf(row, finding) : -1
  const { from, to } = index < 0 ? { from: 0, to: content.length } : stretchOf(content, index)
  area.focus({ preventScroll: true })
  area.setSelectionRange(start + from, start + to)
  const height = Number.parseFloat(getComputedStyle(area).lineHeight)
  area.scrollTop = Math.max(0, (line - 1) * height - area.clientHeight / 3)
  area.scrollLeft = Math.max(0, from * height * 0.5 - area.clientWidth / 3)
}
