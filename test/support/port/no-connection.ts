import type * as Visit from './visit';

/*
 * Runs before each test file of test/port: what the nodes would do on a connection they do on mail in memory.
 * The test files need not know where the nodes make it.
 */
jest.doMock('../../../nodes/imap/session', () => jest.requireActual<typeof Visit>('./visit'));
