/** Closes vitest's report with one plain line that any tool can read. */
export default class SummaryReporter {
  onTestRunEnd(testModules, unhandledErrors) {
    let passed = 0
    let failed = unhandledErrors.length
    let skipped = 0
    for (const module of testModules) {
      const tests = [...module.children.allTests()]
      for (const test of tests) {
        const { state } = test.result()
        if (state === 'passed') passed++
        else if (state === 'failed') failed++
        else skipped++
      }
      // A file that does not load, or whose hooks fail, has failed even where none of its tests has.
      if (module.state() === 'failed' && !tests.some((test) => test.result().state === 'failed')) failed++
    }
    console.log(`tests: ${passed} passed, ${failed} failed, ${skipped} skipped`)
  }
}
