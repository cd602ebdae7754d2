const base = require('./jest.config.js');

/** Histories of executions that are killed, stopped and started again: they take minutes. */
module.exports = {
	...base,
	roots: ['<rootDir>/test/faults/histories'],
	testPathIgnorePatterns: ['/node_modules/'],
};
