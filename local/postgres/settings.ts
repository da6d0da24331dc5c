/**
 * How the server runs, given on its command line so that nothing in the data folder can drift from it.
 * Settings of the caller come last and win.
 */
export function settingsFor(
  place: { socketFolder: string } | { port: number },
  wished: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    ...(process.platform === 'win32' || !('socketFolder' in place)
      ? { listen_addresses: '127.0.0.1', ...('port' in place ? { port: String(place.port) } : {}) }
      : { listen_addresses: '', unix_socket_directories: quoted(place.socketFolder) }),
    unix_socket_permissions: '0700',
    password_encryption: 'scram-sha-256',
    cluster_name: 'youju',

    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    shared_buffers: '128MB',
    max_connections: '60',
    jit: 'off',

    TimeZone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
    ...KEEP_PERSONAL_DATA_OUT_OF_THE_LOG,
    ...wished,
  }
}

/**
 * Failed statements and their details quote what people typed. Their errors reach the caller anyhow; the log keeps
 * only what concerns the server itself.
 */
const KEEP_PERSONAL_DATA_OUT_OF_THE_LOG = {
  log_destination: 'stderr',
  logging_collector: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
} as const

/** A list setting: without quotes a comma in a folder's name would end it. */
const quoted = (folder: string) => `"${folder.replaceAll('"', '""')}"`

export const asArguments = (settings: Readonly<Record<string, string>>) =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
