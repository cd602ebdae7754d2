const base = require('./jest.config.js');

/** The tests in the real n8n: one file after another, each with an n8n of its own. */
module.exports = {
	...base,
	roots: ['<rootDir>/test/e2e'],
	testPathIgnorePatterns: ['/node_modules/'],
	testTimeout: 180_000,
	maxWorkers: 1,
};
