import js from '@eslint/js';
import { configWithoutCloudSupport } from '@n8n/node-cli/eslint';
import { readdirSync } from 'node:fs';

const shells = readdirSync('nodes').filter((folder) => /^[A-Z]/.test(folder));

/** Files in `folder` may import from nodes/ only the named folders beside their own. */
const mayImport = (folder, ...others) => ({
	target: `./${folder}`,
	from: './nodes',
	except: [folder, ...others].map((allowed) => allowed.replace('nodes/', './')),
	message: `${folder} may import ${others.join(' and ') || 'nothing else'} of nodes/.`,
});

/** Files in `folder` may import only packages whose name matches; `node:` counts as a package. */
const packages = (folder, allowed) => ({
	files: [`${folder}/**/*.ts`],
	rules: {
		'no-restricted-imports': [
			'error',
			{
				patterns: [
					{
						regex: `^(?!\\.{1,2}/)(?!(${allowed})(/|$))`,
						message: `${folder} may not import this package: see docs/ARCHITECTURE.md.`,
					},
				],
			},
		],
	},
});

export default [
	{ ignores: ['dist/', 'test/fixtures/'] },
	...configWithoutCloudSupport,
	{
		files: ['**/*.ts'],
		languageOptions: { parserOptions: { projectService: true } },
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			// `const { secret, ...rest }` is how a field is left out.
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
		},
	},
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		rules: {
			// All of devDependencies is bundled; what is not listed there only happens to be installed.
			'import-x/no-extraneous-dependencies': 'error',
			'import-x/no-restricted-paths': [
				'error',
				{
					zones: [
						{ target: ['./nodes', './credentials'], from: ['./test', './scripts', './dist'] },
						{ target: './nodes', from: './credentials' },
						mayImport('nodes/core'),
						mayImport('nodes/imap', 'nodes/core'),
						mayImport('nodes/detect', 'nodes/core'),
						mayImport('nodes/report', 'nodes/core'),
						mayImport('credentials', 'nodes/core'),
						mayImport('nodes/sanitize'),
						mayImport('nodes/shell', 'nodes/core', 'nodes/imap', 'nodes/detect'),
						...shells.map((shell) =>
							mayImport(
								`nodes/${shell}`,
								...['nodes/core', 'nodes/imap', 'nodes/detect', 'nodes/sanitize'],
								...['nodes/shell', 'nodes/report'],
							),
						),
					],
				},
			],
			'no-restricted-syntax': [
				'error',
				{
					selector: 'ImportExpression',
					message: 'Import at the top: the rules about who may import what see only that.',
				},
			],
		},
	},
	// Pure functions and tables only: hashing, IDN, calendar, phone numbers, free-mail domains, public
	// suffixes, reading XML, likeness of words.
	packages(
		'nodes/core',
		'node:crypto|node:url|luxon|libphonenumber-js|free-email-domains|tldts|fast-xml-parser|fastest-levenshtein',
	),
	packages('nodes/detect', 'node:[a-z]+'),
	packages('nodes/report', 'echarts|@resvg/resvg-wasm|@expo-google-fonts/golos-text'),
	packages('nodes/imap', 'node:[a-z]+|imapflow|mailparser|libmime|html-to-text'),
	packages('nodes/sanitize', 'sanitize-html'),
	packages('nodes/shell', 'node:[a-z]+|n8n-workflow'),
	...shells.map((shell) => packages(`nodes/${shell}`, 'node:[a-z]+|n8n-workflow|luxon')),
	packages('credentials', 'n8n-workflow'),
	{
		files: ['core', 'imap', 'detect', 'report'].map((library) => `nodes/${library}/**/*.ts`),
		rules: {
			// n8n's errors do not belong there: the shells translate.
			'@n8n/community-nodes/require-node-api-error': 'off',
		},
	},
	{
		files: ['test/**/*.ts'],
		rules: {
			// Rules for what runs inside n8n; tests and their servers start programs and throw plain errors.
			'@n8n/community-nodes/no-dangerous-functions': 'off',
			'@n8n/community-nodes/require-node-api-error': 'off',
			// Broken mail is made of control characters.
			'no-control-regex': 'off',
		},
	},
	{
		files: ['test/bench/**/*.ts'],
		// Their result is what they print.
		rules: { 'no-console': 'off' },
	},
	{
		files: ['**/*.{js,mjs}'],
		rules: js.configs.recommended.rules,
		languageOptions: {
			globals: Object.fromEntries(
				['console', 'process', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval']
					.concat(['Buffer', 'URL', 'fetch', 'AbortSignal', 'AbortController'])
					.map((name) => [name, 'readonly']),
			),
		},
	},
	{ files: ['**/*.js'], languageOptions: { sourceType: 'commonjs' } },
];
