import express, { type RequestHandler } from 'express'
import { FormTooLong } from './form-errors.ts'

/** The longest form of the real call, filled to every limit, is about 60 kB encoded: this leaves room. */
const ACCEPTED_BYTES = 1_000_000
const ACCEPTED_FIELDS = 5_000
/** Above what is accepted and up to here, the text is read all the same, to be given back. */
const READ_BYTES = 8_000_000
const READ_FIELDS = 50_000

/** Reads urlencoded forms, as flat names: no nesting, so that a name cannot become a structure. */
export function readForm(): RequestHandler[] {
  const parse = express.urlencoded({
    extended: false,
    limit: READ_BYTES,
    parameterLimit: READ_FIELDS
  })
  const judge: RequestHandler = (req, _res, next) => {
    const length = Number(req.get('Content-Length') ?? 0)
    const fields = Object.keys((req.body as object | undefined) ?? {}).length
    if (req.is('urlencoded') && (length > ACCEPTED_BYTES || fields > ACCEPTED_FIELDS)) {
      next(new FormTooLong())
    } else next()
  }
  return [parse, judge]
}
