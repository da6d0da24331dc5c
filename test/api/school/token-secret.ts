export const TOKEN_SECRET = 'a test secret of at least 32 bytes!'
