import type { IPollFunctions } from 'n8n-workflow';
import type { Egress } from '../../imap/egress';
import type { CredentialContext } from './credential';

/** Returns where n8n lets connections go; undefined when the engine has no say in it (n8n 1.x). */
export function egressOf(context: CredentialContext): Egress | undefined {
	const helpers: Partial<Pick<IPollFunctions['helpers'], 'getSecureEgressFilter'>> =
		context.helpers;
	const filter = helpers.getSecureEgressFilter?.();
	if (filter === undefined) return undefined;
	return {
		permits: (host) => filter.validateConnectionHost(host).ok,
		lookup: filter.createSecureLookup(),
	};
}
