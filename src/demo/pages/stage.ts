import { redirect, notFound, view, type Page, type VisitorRequest } from '../../web/page.ts'
import { SCENES, sceneAt } from '../scenes.ts'
import type { StageDoor } from '../stage-door.ts'
import { demoPaths } from './demo-paths.ts'
import { doorsOf, TRIES } from './doors.ts'

/** A short jump is over before its page is shown. */
const SHORT = 900

/** The clock that can be moved, what to try at its date, and a way in as everybody. */
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
      post: async ({ body }) => {
        const scene = SCENES.find(({ id }) => id === body['scene'])
        if (!scene) return notFound()
        // The page shows how far the story is; what may go wrong meanwhile is told there too.
        await Promise.race([door.goTo(scene), new Promise((done) => setTimeout(done, SHORT))])
        return redirect(demoPaths.stage())
      }
    }
  ]
}

function modelOf({ t }: VisitorRequest, door: StageDoor) {
  const now = door.now()
  const scene = sceneAt(now)
  const playing = door.playing()
  const label = (id: string) => t(`demo.scenes.${id}`)
  const scenes = SCENES.map(({ id, at }) => ({
    ...{ id, at, label: label(id) },
    ...{ past: at <= now && id !== scene.id, here: id === scene.id, ahead: at > now }
  }))
  return {
    title: t('demo.title'),
    ...{ now, scene: label(scene.id), next: scenes.find(({ ahead }) => ahead), scenes },
    playing: playing && { ...playing, label: label(playing.scene.id) },
    broken: door.broken(),
    scripts: playing ? ['demo.js'] : [],
    tries: TRIES[scene.id].map(({ id, as, path }) => ({
      ...{ id, as, path },
      title: t(`demo.tries.${scene.id}.${id}.title`),
      see: t(`demo.tries.${scene.id}.${id}.see`)
    })),
    doors: doorsOf(scene).map(({ name, role }) => ({
      ...{ name, role: t(`demo.roles.${role}`), see: t(`demo.see.${role}`) }
    })),
    stagePath: demoPaths.stage(),
    clockAction: demoPaths.clock(),
    enterAction: demoPaths.enter(),
    statesPath: demoPaths.states(),
    mailboxPath: demoPaths.mailbox()
  }
}
