import { n8nCommunityNodesPlugin as communityNodes } from '@n8n/eslint-plugin-community-nodes';
import eslint from '@eslint/js';
import nodesBase from 'eslint-plugin-n8n-nodes-base';
import prettier from 'eslint-config-prettier';
import typescriptEslint from 'typescript-eslint';

/** n8n's own command line switches these off too: they contradict newer n8n. */
const outdated = (...rules) =>
	Object.fromEntries(rules.map((rule) => [`n8n-nodes-base/${rule}`, 'off']));

const sources = ['nodes/**/*.ts', 'credentials/**/*.ts'];
const typescript = [...sources, 'test/**/*.ts'];

export default [
	{ ignores: ['dist/**', '.cache/**', 'coverage/**'] },
	{ linterOptions: { noInlineConfig: true } },
	{
		files: ['**/*.mjs', '*.js'],
		...eslint.configs.recommended,
		languageOptions: {
			globals: {
				console: 'readonly',
				process: 'readonly',
				module: 'writable',
				require: 'readonly',
				exports: 'writable',
				URL: 'readonly',
			},
		},
	},
	...typescriptEslint.configs.strictTypeChecked.map((config) => ({ ...config, files: typescript })),
	{
		files: typescript,
		languageOptions: {
			parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
		},
		rules: {
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
		},
	},
	{
		files: [...sources, 'package.json'],
		plugins: { 'n8n-nodes-base': nodesBase },
		languageOptions: {
			parser: typescriptEslint.parser,
			parserOptions: { extraFileExtensions: ['.json'] },
		},
	},
	{ ...communityNodes.configs.recommended, files: [...sources, 'package.json'] },
	{ files: ['package.json'], rules: nodesBase.configs.community.rules },
	{
		files: ['credentials/**/*.ts'],
		rules: {
			...nodesBase.configs.credentials.rules,
			...outdated(
				'cred-class-field-documentation-url-miscased',
				'cred-class-field-type-options-password-missing',
			),
		},
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...nodesBase.configs.nodes.rules,
			...outdated(
				'node-class-description-inputs-wrong-regular-node',
				'node-class-description-outputs-wrong',
				'node-param-type-options-max-value-present',
			),
		},
	},
	prettier,
];
