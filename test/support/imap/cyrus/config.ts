import { CERTIFICATE_FILE, KEY_FILE } from '../certificate';
import { LOOPBACK } from '../listen';
import { SPECIAL_FOLDERS } from '../server';

export interface CyrusSettings {
	/** Where everything it writes lies. */
	readonly folder: string;
	/** Where its programs lie. */
	readonly programs: string;
	readonly port: number;
	readonly tlsPort: number;
	readonly user: string;
	/** Unix socket that says whether a password is right. */
	readonly passwordSocket: string;
}

/** Returns imapd.conf: Cyrus 3.6 for one unprivileged user, each account made when it first logs in. */
export function imapdConfig({ folder, user, passwordSocket }: CyrusSettings): string {
	return `
configdirectory: ${folder}/conf
partition-default: ${folder}/spool
defaultpartition: default
sievedir: ${folder}/sieve
proc_path: ${folder}/proc
mboxname_lockpath: ${folder}/lock
imapidlepoll: 1
cyrus_user: ${user}
admins: cyrus
servername: localhost
serverinfo: on
allowplaintext: yes
sasl_mech_list: PLAIN LOGIN
sasl_pwcheck_method: saslauthd
sasl_saslauthd_path: ${passwordSocket}
failedloginpause: 0
unixhierarchysep: yes
altnamespace: yes
virtdomains: userid
defaultdomain: firm.example
autocreate_quota: 0
autocreate_post: yes
autocreate_inbox_folders: ${SPECIAL_FOLDERS.map(({ path }) => path).join('|')}
${SPECIAL_FOLDERS.map(({ path }) => `xlist-${path.toLowerCase()}: ${path}`).join('\n')}
delete_mode: immediate
expunge_mode: immediate
duplicatesuppression: no
munge8bit: no
reject8bit: no
maxmessagesize: 0
tls_server_cert: ${CERTIFICATE_FILE}
tls_server_key: ${KEY_FILE}
skiplist_unsafe: 1
`;
}

/** Returns cyrus.conf: what Cyrus' master starts. */
export function masterConfig({ folder, programs, port, tlsPort }: CyrusSettings): string {
	const program = (name: string) => `${programs}/${name} -C ${folder}/imapd.conf`;
	return `
START {
  recover cmd="${program('ctl_cyrusdb')} -r"
}
SERVICES {
  imap cmd="${program('imapd')}" listen="${LOOPBACK}:${port}" prefork=1 maxchild=100
  imaps cmd="${program('imapd')} -s" listen="${LOOPBACK}:${tlsPort}" prefork=1 maxchild=100
}
EVENTS {
}
`;
}
