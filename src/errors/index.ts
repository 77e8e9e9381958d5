export { ERROR_CODES, type ErrorCode, type RevisionErrorCode } from './codes.ts'
export { type ErrorOptions, isLimbeckError, LimbeckError, RevisionError } from './limbeck-error.ts'
