module.exports = {
	semi: true,
	trailingComma: 'all',
	bracketSpacing: true,
	useTabs: true,
	tabWidth: 2,
	arrowParens: 'always',
	singleQuote: true,
	quoteProps: 'as-needed',
	endOfLine: 'lf',
	printWidth: 100,
	// YAML knows no tabs, and npm writes package.json with two spaces at every install.
	overrides: [{ files: ['*.yml', 'package.json'], options: { useTabs: false } }],
};
