import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { configWithoutCloudSupport } from '@n8n/node-cli/eslint';
import { ESLint } from 'eslint';

/**
 * What n8n's scan of community packages (`@n8n/scan-community-package`) finds and a package that talks to mail
 * servers cannot do without.
 */
const UNAVOIDABLE = {
	'@n8n/community-nodes/no-restricted-imports': 'sockets, TLS and DNS: n8n has no helper for them',
	'@n8n/community-nodes/no-restricted-globals': 'time limits and timers of a connection',
	'@n8n/community-nodes/require-node-api-error':
		'errors are translated once, where the poll or the operation ends',
};
/** In bundled code of others. */
const MISTAKEN = [
	// A table of file types knows application/vnd.mediastation.cdkey.
	({ ruleId, message }) => ruleId.endsWith('/no-hardcoded-secrets') && message.includes('`cdkey`'),
	// A logger to choose from; calls are left out of the bundle.
	({ ruleId, file }) => ruleId === 'no-console' && file.startsWith('dist/shared/'),
];

/**
 * Returns what n8n's scan would find in the published files and in the sources they are built from, but for what
 * cannot be avoided and what an exception in the source gives a reason for.
 */
export async function scanPackage(folder) {
	const sources = ['package.json', '{nodes,credentials}/**/*.{js,ts,json}'];
	const published = await lint(folder, ['package.json', 'dist/**/*.js'], false);
	const scanned = [...published, ...(await lint(process.cwd(), sources, false))];
	const unexplained = [...published, ...(await lint(process.cwd(), sources, true))].filter(
		(found) => !(found.ruleId in UNAVOIDABLE) && !MISTAKEN.some((is) => is(found)),
	);
	for (const [rule, count] of countByRule(scanned))
		console.log(`${count} × ${rule}${rule in UNAVOIDABLE ? `: ${UNAVOIDABLE[rule]}` : ''}`);
	return unexplained.map(
		({ file, line, ruleId, message }) => `${file}:${line} ${ruleId}: ${message}`,
	);
}

function countByRule(found) {
	const counts = new Map();
	for (const { ruleId } of found) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
	return counts;
}

async function lint(cwd, patterns, allowInlineConfig) {
	const eslint = new ESLint({
		...{ cwd, allowInlineConfig, errorOnUnmatchedPattern: false },
		...{ overrideConfigFile: true, overrideConfig: CONFIG },
	});
	const results = await eslint.lintFiles(patterns);
	return results.flatMap(({ filePath, messages }) =>
		messages
			.filter(({ severity }) => severity === 2)
			.map(({ ruleId, line, message }) => {
				const file = filePath.slice(cwd.length + 1);
				return { file, ruleId: String(ruleId), line, message };
			}),
	);
}

// The scan's plugins and parser come with n8n's tool for node packages.
const plugins = Object.assign({}, ...configWithoutCloudSupport.map(({ plugins }) => plugins));
const nodesBase = plugins['n8n-nodes-base'];
const parser = configWithoutCloudSupport
	.map(({ languageOptions }) => languageOptions?.parser)
	.findLast(Boolean);

/** As the scan itself has it, in version 0.32. */
const CONFIG = [
	n8nCommunityNodesPlugin.configs.recommended,
	{ rules: { 'no-console': 'error' } },
	{ plugins: { 'n8n-nodes-base': nodesBase } },
	{ files: ['package.json'], rules: nodesBase.configs.community.rules },
	{
		files: ['**/credentials/**/*.ts'],
		rules: {
			...nodesBase.configs.credentials.rules,
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['**/nodes/**/*.ts'],
		rules: {
			...nodesBase.configs.nodes.rules,
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},
	{ files: ['**/*.json', '**/*.ts'], languageOptions: { parser } },
].flat();
