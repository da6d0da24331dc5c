import { archive, type Part } from './archive'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export interface HandMadeSheet {
  readonly name: string
  /** `<row>` elements. */
  readonly rows: string
  /** Ranges like A3:A4. */
  readonly merged?: readonly string[]
}

export interface HandMade {
  readonly sheets: readonly HandMadeSheet[]
  /** `<si>` elements. */
  readonly strings?: readonly string[]
  /** Number formats by their place in `cellXfs`, from 1. */
  readonly formats?: readonly string[]
  readonly date1904?: boolean
}

/** An .xlsx put together from the XML that spreadsheet programs write. */
export function byHand(book: HandMade, more: readonly Part[] = []): Uint8Array {
  return archive([...partsOf(book), ...more])
}

export function partsOf({ sheets, strings = [], formats = [], date1904 = false }: HandMade): Part[] {
  const ids = sheets.map((_, index) => index + 1)
  return [
    {
      name: '[Content_Types].xml',
      content: `${XML}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/>${ids.map((id) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${KIND}.worksheet+xml"/>`).join('')}<Override PartName="/xl/sharedStrings.xml" ContentType="${KIND}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${sheets.map(({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${XML}<Relationships xmlns="${RELATIONS}">${ids.map((id) => `<Relationship Id="rId${id}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${id}.xml"/>`).join('')}<Relationship Id="rId90" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId91" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `${XML}<sst xmlns="${MAIN}" count="${strings.length}" uniqueCount="${strings.length}">${strings.join('')}</sst>`,
    },
    {
      name: 'xl/styles.xml',
      content: `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.map((format, index) => `<numFmt numFmtId="${170 + index}" formatCode="${format.replace(/"/g, '&quot;')}"/>`).join('')}</numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${formats.length + 1}"><xf numFmtId="0"/>${formats.map((_, index) => `<xf numFmtId="${170 + index}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`,
    },
    ...sheets.map(
      ({ rows, merged = [] }, index): Part => ({
        name: `xl/worksheets/sheet${index + 1}.xml`,
        content: `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>` : ''}</worksheet>`,
      }),
    ),
  ]
}

/** Rows of inline strings; a cell that begins with `<` is XML of its own, an empty one is left out. */
export function rowsOf(rows: readonly (readonly string[])[], from = 1): string {
  return rows
    .map((cells, index) => {
      const row = from + index
      const inRow = cells.map((text, column) => cellOf(`${String.fromCharCode(65 + column)}${row}`, text))
      return `<row r="${row}">${inRow.join('')}</row>`
    })
    .join('')
}

function cellOf(at: string, text: string): string {
  if (text === '') return ''
  if (text.startsWith('<')) return text.replace('<c', `<c r="${at}"`)
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`
}
