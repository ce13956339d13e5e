import js from '@eslint/js';
import { configWithoutCloudSupport } from '@n8n/node-cli/eslint';
import { ROOMS } from './scripts/lib/rooms.mjs';

/** Files in `room` may import from nodes/ only the named rooms beside their own. */
const mayImport = (room, others) => ({
	target: `./nodes/${room}`,
	from: './nodes',
	except: [room, ...others].map((allowed) => `./${allowed}`),
	message: `${room} may import ${others.join(', ') || 'nothing else'} of nodes/: see scripts/lib/rooms.mjs.`,
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
						{ target: './credentials', from: './nodes', except: ['./core/providers'] },
						...Object.entries(ROOMS).map(([room, others]) => mayImport(room, others)),
					],
				},
			],
			// Of what runs; `npm run check -- structure` also sees cycles of types.
			'import-x/no-cycle': 'error',
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
	// suffixes, likeness of words.
	packages(
		'nodes/core',
		'node:crypto|node:url|luxon|libphonenumber-js|free-email-domains|tldts|fastest-levenshtein',
	),
	packages('nodes/collect', 'node:crypto'),
	packages('nodes/detect', 'node:[a-z]+|fast-xml-parser'),
	packages('nodes/drawing', 'echarts|@resvg/resvg-wasm|@expo-google-fonts/golos-text'),
	packages(
		'nodes/mime',
		'node:[a-z]+|libmime|libbase64|libqp|html-to-text|sanitize-html|mailparser|nodemailer/lib/mail-composer',
	),
	packages('nodes/imap', 'node:[a-z]+|imapflow|libmime'),
	packages('nodes/n8n', 'node:[a-z]+|n8n-workflow'),
	packages('nodes/EmailInquiry', 'node:[a-z]+|n8n-workflow|luxon'),
	packages('nodes/EmailInquiryTrigger', 'node:[a-z]+|n8n-workflow|luxon'),
	packages('credentials', 'n8n-workflow'),
	{
		files: ['core', 'collect', 'mime', 'imap', 'detect', 'drawing'].map(
			(library) => `nodes/${library}/**/*.ts`,
		),
		rules: {
			// n8n's errors do not belong there: the room n8n translates.
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
