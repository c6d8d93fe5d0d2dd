import type { Page } from '../page.ts'
import { ask } from './ask.ts'
import { keptText } from './kept-text.ts'
import { link } from './link.ts'
import { me } from './me.ts'
import { resume } from './resume.ts'
import { sent } from './sent.ts'
import { signOut } from './sign-out.ts'
import { signOutEverywhere } from './sign-out-everywhere.ts'

export const signInPages: readonly Page[] = [
  ask,
  sent,
  link,
  resume,
  keptText,
  signOut,
  signOutEverywhere,
  me
]
