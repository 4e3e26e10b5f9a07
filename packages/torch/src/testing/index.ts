export { gradcheck, type GradcheckOptions } from './gradcheck.js'
export { decode, decodeAll, readFixture, relativeError, type NamedFixtures, type TensorFixture } from './fixtures.js'
