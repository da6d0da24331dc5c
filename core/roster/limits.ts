/** A workbook of 5,000 people with their timetable is a third of a megabyte; in base64, three bytes are four characters. */
export const MOST_BASE64 = 4_000_000
export const MOST_CELLS = 1_000_000
