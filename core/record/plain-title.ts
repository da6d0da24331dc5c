/** Spaces and full-width forms make no other title. */
export function plainTitle(title: string): string {
  return title.normalize('NFKC').trim().replace(/\s+/g, ' ')
}
