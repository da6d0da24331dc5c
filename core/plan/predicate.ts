import type { GroupKind } from '../org/person'
import type { Absence, Post } from '../org/post'

export type Audience =
  | { readonly level: 'person'; readonly who: PersonPredicate }
  | { readonly level: 'group'; readonly groupKind: GroupKind; readonly where?: UnitPredicate | undefined }
  | { readonly level: UnitLevel; readonly where?: UnitPredicate | undefined }

/** `office` is the body that issued the plan (教育局, 学区, 教科所); `cluster` a 片区 or 共同体 of schools. */
export type UnitLevel = 'grade' | 'class' | 'club' | 'school' | 'cluster' | 'office'

export type PersonPredicate =
  | { readonly is: 'post'; readonly post: Post }
  | { readonly is: 'age'; readonly compare: Compare; readonly years: number }
  /** 教龄, or the time in the present post (任现职年限), in full years on the first day of term. */
  | {
      readonly is: 'years'
      readonly of: 'teaching' | 'inPost'
      readonly compare: Compare
      readonly years: number
    }
  /** A title, rank or standing that the roster gives a person for some time: 骨干教师, 一级教师, 党员, 在编. */
  | { readonly is: 'tag'; readonly tag: string }
  | { readonly is: 'subject'; readonly subjects: readonly string[] }
  /** Teaches or leads in a grade (一年级). */
  | { readonly is: 'grade'; readonly grades: readonly string[] }
  /** 产假, 借调, 跟岗 …: those away are out of every audience that does not ask for them. */
  | { readonly is: 'away'; readonly absence: Absence }
  | { readonly is: 'member'; readonly groupKind: GroupKind }
  /** Works at a school of which this is true (寄宿, 完小, 人数≥500). */
  | { readonly is: 'school'; readonly where: UnitPredicate }
  | { readonly is: 'all' | 'any'; readonly of: readonly PersonPredicate[] }
  | { readonly is: 'not'; readonly of: PersonPredicate }

export type UnitPredicate =
  /** A number the roster keeps of the unit: 人数, 班数. */
  | { readonly is: 'fact'; readonly fact: string; readonly compare: Compare; readonly amount: number }
  /** What the unit is: 寄宿, 完小, 民办, 附设园, 基地校. */
  | { readonly is: 'tag'; readonly tag: string }
  | { readonly is: 'subject'; readonly subjects: readonly string[] }
  | { readonly is: 'grade'; readonly grades: readonly string[] }
  | { readonly is: 'named'; readonly names: readonly string[] }
  | { readonly is: 'all' | 'any'; readonly of: readonly UnitPredicate[] }
  | { readonly is: 'not'; readonly of: UnitPredicate }

export type Compare = '<=' | '>=' | '<' | '>' | '='
