import type { Services } from '../services.ts'
import { applicationChart } from '../../workflows/territoire-volontaire/application.chart.ts'
import { callChart } from '../../workflows/territoire-volontaire/call.chart.ts'

/** The words of every chart, for whoever shows a state, a button or a refusal. */
export const chartLabels: Services['chartLabels'] = {
  application: applicationChart.labels,
  call: callChart.labels
}
