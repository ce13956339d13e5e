import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';

export interface UnixUser {
	readonly name: string;
	readonly group: string;
	readonly uid: number;
	readonly gid: number;
}

/** Returns whom a server of a test runs as: the current user, or `nobody` when that is root, whom servers refuse. */
export function unprivilegedUser(): UnixUser {
	const { username, uid } = userInfo();
	const name = uid === 0 ? 'nobody' : username;
	const [, , userId, groupId] = entry('/etc/passwd', 0, name);
	const [group = ''] = entry('/etc/group', 2, groupId ?? '');
	return { name, group, uid: Number(userId), gid: Number(groupId) };
}

function entry(file: string, field: number, value: string): string[] {
	const rows = readFileSync(file, 'utf8')
		.split('\n')
		.map((line) => line.split(':'));
	const found = rows.find((row) => row[field] === value);
	if (!found) throw new Error(`${file} does not know '${value}'`);
	return found;
}
