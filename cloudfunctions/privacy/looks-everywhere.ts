/** A name is looked for in everything the school has ever written down: longer than other calls may take. */
export const LOOKS_EVERYWHERE = '2min'
