import { takeFolder } from '../../../../../src/database/embedded/storage/owner.ts'

/** Takes a folder and lets it go, again and again. */
const [, , folder = '', times = '0'] = process.argv
for (let taken = 0; taken < Number(times); taken++) takeFolder(folder).release()
