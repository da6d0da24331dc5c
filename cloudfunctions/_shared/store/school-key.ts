/** Which school's rows: the district is the tenant and leads every key. */
export interface SchoolKey {
  readonly districtId: string
  readonly schoolId: string
}
