/** Build constants, written into the code by `defineConstants` in config/. */

/** Where the API is, without a slash at the end; empty means the page's own origin (h5). */
declare const YOUJU_API_BASE: string

/** The CloudBase environment; empty means HTTPS to YOUJU_API_BASE. Only looked at on weapp. */
declare const YOUJU_CLOUD_ENV: string

/** Changes with every release: answers cached by another build may have another shape and are not shown. */
declare const YOUJU_BUILD: string

/** The release, as package.json says it. */
declare const YOUJU_VERSION: string
