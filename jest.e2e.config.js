const base = require('./jest.config.js');

/** The tests in the real n8n: two files at a time, each with an n8n of its own. Much of them is waiting. */
module.exports = {
	...base,
	roots: ['<rootDir>/test/e2e', '<rootDir>/test/examples'],
	testPathIgnorePatterns: ['/node_modules/'],
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts', '**/*.e2e.test.ts'],
	globalSetup: './test/e2e/harness/globalSetup.ts',
	globalTeardown: './test/e2e/harness/globalTeardown.ts',
	testTimeout: 180_000,
	maxWorkers: 2,
};
