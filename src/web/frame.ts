import type { Audience, VisitorRequest, ViewModel } from './page.ts'
import { applicantFrame } from './applicant/frame.ts'
import { committeeFrame } from './committee/frame.ts'
import { juryFrame } from './jury/frame.ts'
import { publicFrame } from './public/frame.ts'
import { staffFrame } from './staff/frame.ts'

export interface NavItem {
  label: string
  path: string
  /** the page itself, or a page inside this entry */
  current?: 'page' | 'true' | undefined
}

/** What stands around a page: who speaks, which call, where one can go. */
export interface Frame {
  /** beside the brand, such as « Villes au Carré, pour la Région Centre-Val de Loire » */
  subtitle?: string
  /** beside the brand when one call is shown: its number, then its name */
  call?: { number: string; name: string }
  /** the other calls one may go to; the header then shows a menu instead of `call` */
  calls?: NavItem[]
  /** where the header's search goes, for staff */
  find?: { path: string }
  /** read by screen readers before the entries */
  navLabel: string
  nav: NavItem[]
  /** under the brand on a line of its own, as staff and jury have it */
  navBelow?: boolean
  /** pages with wide tables */
  wide?: boolean
  /** closer together, smaller: for people who work here all day */
  dense?: boolean
  /** a sentence before the footer's links */
  footNote?: string
}

/**
 * @param nav the name of the page's header entry
 * @param model what the page is about to show: its call, its dossier
 */
export type FrameBuilder = (
  request: VisitorRequest,
  nav: string | undefined,
  model: ViewModel
) => Frame | Promise<Frame>

/** Each audience's header is its own file. */
export const frames: Readonly<Record<Audience, FrameBuilder>> = {
  public: publicFrame,
  applicant: applicantFrame,
  staff: staffFrame,
  committee: committeeFrame,
  jury: juryFrame
}
