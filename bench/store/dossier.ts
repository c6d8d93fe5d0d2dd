import { Schema } from 'mongoose'

export const TEXT = 'Lorem ipsum '.repeat(40)

/** Half a kilobyte, with an index beside `_id`. */
export const dossierSchema = new Schema({
  number: { type: String, index: true },
  v: Number,
  text: String
})
