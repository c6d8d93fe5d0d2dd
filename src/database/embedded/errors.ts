/** MongoDB's own error codes, so that drivers classify our refusals as they classify a real server's. */
const CODES = {
  BadValue: 2,
  NoSuchKey: 4,
  FailedToParse: 9,
  UserNotFound: 11,
  Unauthorized: 13,
  TypeMismatch: 14,
  InvalidLength: 16,
  ProtocolError: 17,
  AuthenticationFailed: 18,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  IllegalOperation: 20,
  RoleNotFound: 31,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  InvalidDBRef: 54,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  IndexAlreadyExists: 68,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  OperationFailed: 96,
  DocumentValidationFailure: 121,
  CommandNotSupported: 115,
  CommandNotSupportedOnView: 166,
  CannotIndexParallelArrays: 171,
  InvalidPipelineOperator: 168,
  TransactionTooOld: 225,
  NotImplemented: 238,
  SnapshotUnavailable: 246,
  NoSuchTransaction: 251,
  OperationNotSupportedInTransaction: 263,
  NoQueryExecutionPlans: 291,
  ShutdownInProgress: 91,
  InternalError: 1,
  DataCorruptionDetected: 366,
  ConversionFailure: 241,
  MaxTimeMSExpired: 50,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  BSONObjectTooLarge: 10_334,
  DuplicateKey: 11_000,
  OutOfDiskSpace: 14_031
} as const

export type ErrorName = keyof typeof CODES

/** A refusal that travels to the client as `{ ok: 0, code, codeName, errmsg }`. */
export class CommandError extends Error {
  readonly code: number
  readonly codeName: string
  /** Further fields of the reply, such as `keyPattern` and `keyValue`. */
  readonly details: Record<string, unknown>

  constructor(name: ErrorName | number, message: string, details: Record<string, unknown> = {}) {
    super(message)
    this.name = 'CommandError'
    this.code = typeof name === 'number' ? name : CODES[name]
    this.codeName = typeof name === 'number' ? `Location${name}` : name
    this.details = details
  }
}

export function badValue(message: string): CommandError {
  return new CommandError('BadValue', message)
}

export function failedToParse(message: string): CommandError {
  return new CommandError('FailedToParse', message)
}

export function typeMismatch(message: string): CommandError {
  return new CommandError('TypeMismatch', message)
}

/** What this store does not do, said by name rather than ignored. */
export function notSupported(what: string): CommandError {
  return new CommandError('NotImplemented', `${what} is not supported by the embedded store`)
}
