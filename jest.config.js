/** Files run in plain Node, two at a time, each worker keeping the modules it has loaded: as the program does. */
export default {
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  runner: ['jest-light-runner', { runtime: 'child_process' }],
  testSequencer: '<rootDir>/test/support/longest-first.js',
  setupFilesAfterEnv: ['<rootDir>/test/support/watch-over.ts'],
  globalSetup: '<rootDir>/test/support/begin-run.ts',
  globalTeardown: '<rootDir>/test/support/end-run.ts',
  maxWorkers: 2
}
