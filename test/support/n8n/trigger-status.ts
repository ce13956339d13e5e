import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { InstalledN8n } from './install';
import { list, object, text } from './json';

export interface TriggerStatus {
	/** n8n's word: `activated` or `failed`. */
	readonly status: string;
	readonly error: string;
}

/** Run by n8n's own Node, with n8n's own driver: prints the rows as JSON. */
const QUERY = `
const [driver, file, workflowId] = process.argv.slice(1);
const { Database, OPEN_READONLY } = require(driver);
const sql = 'SELECT status, errorMessage FROM workflow_publication_trigger_status WHERE workflowId = ?';
new Database(file, OPEN_READONLY).all(sql, [workflowId], (error, rows) => {
	if (error) throw error;
	console.log(JSON.stringify(rows));
});
`;

/**
 * Reads from n8n's database whether its triggers run (n8n 2 and newer): no interface tells it, a workflow
 * whose trigger is dead looks active.
 */
export async function readTriggerStatus(
	installed: InstalledN8n,
	userFolder: string,
	workflowId: string,
): Promise<TriggerStatus | undefined> {
	const driver = join(installed.folder, 'node_modules', 'sqlite3');
	const database = join(userFolder, '.n8n', 'database.sqlite');
	const args = ['-e', QUERY, driver, database, workflowId];
	const { stdout } = await promisify(execFile)(installed.node, args);
	const [row] = list(JSON.parse(stdout), 'rows');
	if (row === undefined) return undefined;
	const { status, errorMessage } = object(row, 'a row');
	return {
		status: text(status, 'a status'),
		error: typeof errorMessage === 'string' ? errorMessage : '',
	};
}
