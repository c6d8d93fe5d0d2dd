import type { Page } from '../page.ts'
import { application } from './application.ts'
import { batch } from './batch.ts'
import { callDeed } from './call-deed.ts'
import { call } from './call.ts'
import { calls } from './calls.ts'
import { correction } from './correction.ts'
import { decisionLetter } from './decision-letter.ts'
import { deed } from './deed.ts'
import { file } from './file.ts'
import { find } from './find.ts'
import { formQuestion } from './form-question.ts'
import { formSection } from './form-section.ts'
import { incidents } from './incidents.ts'
import { journal } from './journal.ts'
import { message } from './message.ts'
import { paperStart } from './paper-start.ts'
import { paper } from './paper.ts'
import { part } from './part.ts'
import { path } from './path.ts'
import { people } from './people.ts'
import { pipelineCsv } from './pipeline-csv.ts'
import { pipelineXlsx } from './pipeline-xlsx.ts'
import { pipeline } from './pipeline.ts'
import { questions } from './questions.ts'
import { reading } from './reading.ts'
import { readings } from './readings.ts'
import { receiptPdf } from './receipt-pdf.ts'
import { rehearsal } from './rehearsal.ts'
import { replies } from './replies.ts'
import { today } from './today.ts'

/** The team's pages. Fixed addresses come before those with a variable in their place. */
export const staffPages: readonly Page[] = [
  ...[today, find, pipelineCsv, pipelineXlsx, pipeline, batch, paperStart],
  ...[
    application,
    reading,
    paper,
    receiptPdf,
    correction,
    journal,
    decisionLetter,
    deed,
    message,
    file
  ],
  ...[
    calls,
    questions,
    people,
    readings,
    rehearsal,
    replies,
    path,
    incidents,
    callDeed,
    formQuestion,
    formSection,
    part,
    call
  ]
]
