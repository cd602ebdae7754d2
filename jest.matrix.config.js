const base = require('./jest.config.js');

/** Where `npm run test:matrix` has installed the n8n-core and n8n-workflow to be tried. */
const folder = process.env.MATRIX_ENGINE;

/** The tests in n8n's engine, with another engine than the one in node_modules. */
module.exports = {
	...base,
	testMatch: [
		'{nodes,credentials,examples}/**/*',
		'contract/sdk*',
		'package/{savedNodes,savedTriggers,outputSchemas/*}',
	].map((files) => `<rootDir>/test/${files}.test.ts`),
	// What is pure needs no engine.
	testPathIgnorePatterns: [...base.testPathIgnorePatterns, '<rootDir>/test/nodes/twilio/'],
	// For the tests, for the built package, and for the engine's own parts: there is one of each.
	moduleNameMapper: { '^(n8n-core|n8n-workflow)$': `${folder}/node_modules/$1` },
	// What n8n-core 2.0.0 needs as ES modules: Node can require them, jest cannot.
	transformIgnorePatterns: ['/node_modules/(?!.*(p-retry|is-network-error)/)'],
	transform: {
		...base.transform,
		'^.+\\.js$': [
			'ts-jest',
			{ tsconfig: { allowJs: true, module: 'commonjs', target: 'es2022' }, isolatedModules: true },
		],
	},
	// Old engines leave timers behind.
	forceExit: true,
};
