/** Of the privacy text (text.ts). A new one asks everybody again; it changes whenever what is said there changes. */
export const PRIVACY_VERSION = '2026-11'
