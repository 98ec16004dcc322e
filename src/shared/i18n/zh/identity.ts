import type { IdentityProblem } from '../../domain/identity-number.ts'
import type { Sentences } from '../sentence.ts'

/** What can be wrong with an identity number. */
export const identityProblems: Sentences<IdentityProblem> = {
  'id-wrong-length': ({ length }) => `身份证号码应为 18 位，现在是 ${length} 位。`,
  'id-first-generation': '这是 15 位的旧身份证号码，请填写 18 位号码。',
  'id-bad-character': '身份证号码只能是数字，最后一位可以是 X。',
  'id-bad-birthday': '身份证号码第 7 至 14 位不是有效的出生日期。',
  'id-bad-check': '身份证号码最后一位校验不对，可能抄错了一位。',
}
