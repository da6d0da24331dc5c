import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { typeOfContent } from '#core/file/type-of-content'
import { DOCX, PPTX, XLSX, zipOf } from './zip'

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const PNG = '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'

describe('what is taken', () => {
  test.each([
    ['a JPEG', latin1('\xff\xd8\xff\xe0\0\x10JFIF'), 'image/jpeg'],
    ['a PNG', latin1(PNG), 'image/png'],
    ['a WebP', latin1('RIFF\x24\0\0\0WEBPVP8 '), 'image/webp'],
    ['a PDF', latin1('%PDF-1.7\n'), 'application/pdf'],
    ['a Word document', zipOf(DOCX), 'wordprocessingml'],
    ['an Excel workbook', zipOf(XLSX), 'spreadsheetml'],
    ['a presentation', zipOf(PPTX), 'presentationml'],
    ['a document with a comment behind', zipOf(DOCX, 'made by WPS'), 'wordprocessingml'],
  ])('%s is known by its content', (_, bytes, type) => {
    expect(typeOfContent(bytes)).toContain(type)
  })
})

describe('what is not', () => {
  test.each([
    ['nothing', ''],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a drawing that runs scripts', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a GIF', 'GIF89a\x01\0\x01\0'],
    ['a program', 'MZ\x90\0'],
    ['a sound in the same container as WebP', 'RIFF\x24\0\0\0WAVEfmt '],
    ['a PNG whose first block is no header', '\x89PNG\r\n\x1a\n\0\0\0\rIDAT'],
    ['a PDF after something else', '\n\n<html>%PDF-1.7'],
    ['the beginning of an archive', 'PK\x03\x04'],
  ])('%s', (_, text) => {
    expect(typeOfContent(latin1(text))).toBeUndefined()
  })

  test.each<[string, readonly string[]]>([
    ['an empty archive', []],
    ['an archive of photos', ['a.jpg', 'b.jpg']],
    ['a program in Java', ['META-INF/MANIFEST.MF', 'Main.class']],
    ['a document without its list of types', ['word/document.xml']],
    ['two documents in one', [...DOCX, ...XLSX]],
    ['a document with macros', [...DOCX, 'word/vbaProject.bin']],
    ['a workbook with macros in disguise', [...XLSX, 'xl/VBAPROJECT.BIN']],
  ])('%s', (_, names) => {
    expect(typeOfContent(zipOf(names))).toBeUndefined()
  })

  test('an archive behind a program', () => {
    expect(typeOfContent(Uint8Array.from([0x4d, 0x5a, ...zipOf(DOCX)]))).toBeUndefined()
  })

  test('an archive with bytes behind its end', () => {
    expect(typeOfContent(Uint8Array.from([...zipOf(DOCX), 0]))).toBeUndefined()
  })
})

test('any bytes whatever, and any spoilt document, are answered one way or the other', () => {
  const docx = zipOf(DOCX)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      typeOfContent(bytes)
      typeOfContent(Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes, 0x50, 0x4b, 5, 6, ...bytes]))
    }),
  )
  const spoilt = fc.record({ at: fc.nat(docx.length - 1), byte: fc.nat(255), end: fc.nat(docx.length) })
  fc.assert(
    fc.property(spoilt, ({ at, byte, end }) => {
      typeOfContent(docx.with(at, byte).subarray(0, end))
    }),
  )
})
