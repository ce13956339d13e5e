import { CERTIFICATE_FILE, KEY_FILE } from '../certificate';
import { LOOPBACK } from '../listen';
import { SPECIAL_FOLDERS } from '../server';
import type { UnixUser } from '../../services/unix-user';

export interface DovecotSettings {
	readonly folder: string;
	readonly port: number;
	readonly tlsPort: number;
	readonly password: string;
	readonly user: UnixUser;
	readonly tokens?: TokenLogin;
}

/** Takes access tokens besides passwords. */
export interface TokenLogin {
	readonly mechanism: 'xoauth2' | 'oauthbearer';
	/** Where it asks whose a token is. */
	readonly userInfoUrl: string;
}

/** Dovecot 2.3 for one unprivileged user: no chroot, no system users, everything under `folder`. */
export function dovecotConfig(settings: DovecotSettings): string {
	const { folder, port, tlsPort, password, user, tokens } = settings;
	return `
protocols = imap
listen = ${LOOPBACK}
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
default_internal_user = ${user.name}
default_login_user = ${user.name}
default_internal_group = ${user.group}
disable_plaintext_auth = no
auth_mechanisms = plain login${tokens === undefined ? '' : ` ${tokens.mechanism}`}
auth_failure_delay = 0
ssl = yes
ssl_cert = <${CERTIFICATE_FILE}
ssl_key = <${KEY_FILE}
mail_location = sdbox:${folder}/mail/%u
mail_fsync = never
first_valid_uid = 1
mail_max_userip_connections = 100
${tokens === undefined ? '' : tokenPassdb(folder, tokens)}
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${user.uid} gid=${user.gid} home=${folder}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort}
  }
}
service anvil {
  chroot =
  # no growing penalty after wrong passwords
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service auth {
  unix_listener auth-userdb {
    mode = 0600
  }
}
namespace inbox {
  inbox = yes
  separator = /
${SPECIAL_FOLDERS.map(specialFolder).join('\n')}
}
`;
}

function tokenPassdb(folder: string, { mechanism }: TokenLogin): string {
	return `passdb {
  driver = oauth2
  mechanisms = ${mechanism}
  args = ${folder}/oauth2.conf
}`;
}

/** What Dovecot's OAuth2 passdb reads from a file of its own. */
export function tokenConfig({ userInfoUrl }: TokenLogin): string {
	return `
introspection_mode = auth
introspection_url = ${userInfoUrl}
username_attribute = email
active_attribute = active
active_value = true
`;
}

function specialFolder({ path, specialUse }: (typeof SPECIAL_FOLDERS)[number]): string {
	return `  mailbox ${path} {\n    auto = create\n    special_use = ${specialUse}\n  }`;
}
