import { measureStore } from '../store/measure-store.ts'

process.send?.(await measureStore())
