import { notFound, redirect, view, type Page, type VisitorRequest } from '../../web/page.ts'
import { SCENES, type StageDoor } from '../stage-door.ts'
import { demoPaths } from './demo-paths.ts'

/** One door for each role of the story; `path` is where it leads, when it is not the person's own home. */
const DOORS = [
  { name: 'Inès Caron', role: 'candidate', path: '/dossiers/VAC-0017' },
  { name: 'Paul Aubry', role: 'signatory', path: '/dossiers/VAC-0017' },
  { name: 'Nadia Lefort', role: 'officer', path: '/equipe' },
  { name: 'Thomas Riou', role: 'recused', path: '/equipe' },
  { name: 'Aminata Diallo', role: 'reader', path: '/comite' },
  { name: 'Hélène Vasseur', role: 'chair', path: '/jury' },
  { name: 'Odile Tessier', role: 'direction', path: '/equipe' },
  { name: 'Jeanne Aubertin', role: 'authority', path: '/jury' }
] as const

/** The clock that can be moved, and a way in as everybody. */
export function stagePages(door: StageDoor): Page[] {
  return [
    {
      path: demoPaths.stage(),
      audience: 'public',
      nav: 'demo',
      get: (request) => view('demo/stage', modelOf(request, door))
    },
    {
      path: demoPaths.clock(),
      audience: 'public',
      post: async ({ body, t }) => {
        const scene = SCENES.find(({ id }) => id === body['scene'])
        if (!scene) return notFound()
        await door.goTo(scene.at)
        return redirect(demoPaths.stage(), t('demo.moved', { scene: t(`demo.scenes.${scene.id}`) }))
      }
    },
    {
      path: demoPaths.enter(),
      audience: 'public',
      post: async ({ body, session, services, browserId, device }) => {
        const entry = DOORS.find(({ name }) => name === body['name'])
        if (!entry) return notFound()
        const { mail } = await door.stage().person(entry.name)
        const link = await services.accounts.createSignInLink({ mail })
        const token = link.split('/').at(-1) ?? ''
        const entered = await services.accounts.useLink(token, { browserId, device })
        if ('kind' in entered) throw new Error(`The stage door does not open: ${entered.kind}.`)
        await session.signIn(entered.account, entered.epoch)
        return redirect(entry.path)
      }
    }
  ]
}

function modelOf({ t }: VisitorRequest, door: StageDoor) {
  const now = door.now()
  return {
    title: t('demo.title'),
    now,
    clockAction: demoPaths.clock(),
    enterAction: demoPaths.enter(),
    mailboxPath: demoPaths.mailbox(),
    scenes: SCENES.map(({ id, at }) => ({
      ...{ id, at, label: t(`demo.scenes.${id}`), past: at <= now }
    })),
    doors: DOORS.map(({ name, role }) => ({
      ...{ name, role: t(`demo.roles.${role}`), see: t(`demo.see.${role}`) }
    }))
  }
}
