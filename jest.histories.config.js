const base = require('./jest.config.js');

/** Histories of executions that are killed, stopped and started again: they take minutes. */
module.exports = {
	...base,
	roots: ['<rootDir>/test/faults/histories'],
	// An execution that was killed never ends.
	forceExit: true,
	testPathIgnorePatterns: ['/node_modules/'],
};
