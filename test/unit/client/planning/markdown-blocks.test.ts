import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { blocksIn, runsIn } from '@/pages/planning/help/markdown-blocks'

test('a help text comes apart into paragraphs, lists, tables and examples', () => {
  const markdown = [
    '第一行，',
    '第二行。',
    '- 一',
    '  接着',
    '- 二',
    '',
    '| 写法 | 意思 |',
    '|---|---|',
    '| a\\|b | 竖线 |',
    '',
    '```markdown',
    '# 计划',
    '',
    '| 键 | 值 |',
    '```',
  ].join('\n')
  expect(blocksIn(markdown)).toEqual([
    { kind: 'text', text: '第一行，第二行。' },
    { kind: 'list', items: ['一接着', '二'] },
    { kind: 'table', header: ['写法', '意思'], rows: [['a|b', '竖线']] },
    { kind: 'code', text: '# 计划\n\n| 键 | 值 |' },
  ])
})

test('within a line strong words and code are told apart, and of a link its words stay', () => {
  expect(runsIn('写 `≥30节` 或**必达**，见[例子](a.md)')).toEqual([
    { text: '写 ', look: 'plain' },
    { text: '≥30节', look: 'code' },
    { text: ' 或', look: 'plain' },
    { text: '必达', look: 'strong' },
    { text: '，见例子', look: 'plain' },
  ])
})

test('nothing of docs/PLAN-FORMAT.md gets lost on the way', () => {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/PLAN-FORMAT.md'), 'utf8')
  const bare = (words: string) => words.replace(/[\s|`*#\\:-]|\]\([^)]*\)|\[/g, '')
  const shown = blocksIn(text).flatMap((block) => {
    switch (block.kind) {
      case 'list':
        return block.items
      case 'table':
        return [block.header, ...block.rows].flat()
      default:
        return [block.text]
    }
  })
  const lost = text
    .split('\n')
    .filter((line) => !line.startsWith('```'))
    .map((line) => bare(line.replace(/^\s*\d+\.\s/, '')))
    .filter((line) => line !== '' && !bare(shown.join('')).includes(line))
  expect(lost).toEqual([])
})
