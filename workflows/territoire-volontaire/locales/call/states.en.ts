/** From outside, the way to a decision shows nothing of who is late. */
const deciding = {
  candidate: 'The jury gives its opinion, then the authority decides',
  ahead: 'The jury will give its opinion, then the authority will decide'
}
const openAhead = 'The call will open on the date announced'
const answeredAhead = 'Every application will receive a written answer'
const stoppedAhead = 'If the call had to stop, every application would receive the reason'

export const callStatesEn = {
  draft: {
    staff: 'In preparation',
    candidate: 'The call is being prepared',
    ahead: 'The call is being prepared'
  },
  open: {
    staff: 'Open',
    candidate: 'Open: you may prepare and submit an application',
    ahead: openAhead
  },
  'open.early': {
    staff: 'Open',
    candidate: 'Open: you may prepare and submit an application',
    ahead: openAhead
  },
  'open.fortnight': {
    staff: 'Open, less than fifteen days',
    candidate: 'Open: closing in less than fifteen days',
    ahead: openAhead
  },
  'open.week': {
    staff: 'Open, less than seven days',
    candidate: 'Open: closing in less than seven days',
    ahead: openAhead
  },
  'open.lastDays': {
    staff: 'Open, less than two days',
    candidate: 'Open: closing in less than two days',
    ahead: openAhead
  },
  closingInDoubt: {
    staff: 'Closing to confirm',
    candidate: 'The service was down at the hour of the closing: the team will say what follows',
    ahead:
      'If the service is down at the hour of the closing, the team will tell everyone what follows'
  },
  closing: {
    staff: 'Closing',
    candidate: 'Closing: the last submissions are arriving',
    ahead: 'Submissions will close at the hour written'
  },
  closed: {
    staff: 'Submissions closed',
    candidate: 'Submissions closed: applications are being examined',
    ahead: 'After the closing, every application will be examined'
  },
  'closed.screening': {
    staff: 'Admissibility',
    candidate: 'Submissions closed: the team is checking applications',
    ahead: 'The team will check that each application is complete and admissible'
  },
  'closed.inReview': {
    staff: 'Readings',
    candidate: 'Admissible applications are being read',
    ahead: 'The committee will read the admissible applications'
  },
  'closed.deliberating': { staff: 'Deliberation', ...deciding },
  'closed.deliberating.opinion': { staff: 'Opinion of the jury awaited', ...deciding },
  'closed.deliberating.noOpinion': { staff: 'No opinion of the jury', ...deciding },
  'closed.deliberating.noOpinionDeputy': {
    staff: 'No opinion of the jury, deputy may act',
    ...deciding
  },
  'closed.deliberating.decision': { staff: 'Decision to sign', ...deciding },
  'closed.deliberating.deputy': { staff: 'Decision to sign, deputy may sign', ...deciding },
  announcing: {
    staff: 'Answers being sent',
    candidate: 'Answers are on their way',
    ahead: answeredAhead
  },
  announced: {
    staff: 'Answers announced',
    candidate: 'Answers have been announced',
    ahead: answeredAhead
  },
  'announced.fresh': {
    staff: 'Answers announced',
    candidate: 'Answers have been announced',
    ahead: answeredAhead
  },
  'announced.toComplete': {
    staff: 'Answers announced, to be closed',
    candidate: 'Answers have been announced',
    ahead: answeredAhead
  },
  done: {
    staff: 'Closed, everyone has their answer',
    candidate: 'Closed: every application has its answer',
    ahead: 'The call will be closed when every application has its answer'
  },
  cancelled: {
    staff: 'Cancelled, answers to deliver',
    candidate: 'Call cancelled: every application receives the reason',
    ahead: stoppedAhead
  },
  cancelledAndAnswered: {
    staff: 'Stopped, everyone has their answer',
    candidate: 'Call stopped: every application has its answer',
    ahead: stoppedAhead
  },
  withoutAction: {
    staff: 'Closed without action, answers to deliver',
    candidate: 'Call closed without action: every application receives the reason',
    ahead: stoppedAhead
  },
  discarded: {
    staff: 'Discarded',
    candidate: 'Call given up before it opened',
    ahead: openAhead
  },
  archived: {
    staff: 'Archived',
    candidate: 'Call archived: personal data have been erased',
    ahead: 'Personal data will be erased at the end of their retention period'
  }
}
