export interface TokenClaims {
  readonly districtId: string
  readonly sessionId: string
}
