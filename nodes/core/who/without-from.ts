import type { Address, Headers, MessageHead } from '../mailbox/mailbox';
import { isForReports, isMachineName, isNoReply } from './machine-names';
import type { OwnAddresses } from './own-addresses';
import { answeredClient } from './reply-to';
import { usableAddresses } from './usable-address';

/** Who wrote it, as far as fields other than From tell; the address is normalized, '' when there is none. */
interface WithoutFrom extends Address {
	readonly kind: 'client' | 'own';
	readonly certainty: 'named' | 'unknown';
	readonly foundIn: 'sender' | 'replyTo' | 'returnPath' | 'received' | '';
	readonly doubt: '' | 'noFrom' | 'unreadableFrom';
}

/**
 * Returns who wrote a message without a usable From, by the other fields that a sender leaves. A From that only
 * cannot be read is a gateway's (a phone number, an X.400 or X.500 name): then what it was sent by is the gateway,
 * the same for everybody.
 */
export function writerWithoutFrom(
	head: Pick<MessageHead, 'from' | 'sender' | 'replyTo' | 'headers'>,
	own: OwnAddresses,
): WithoutFrom {
	const isUnreadable = head.from.length > 0;
	const doubt = isUnreadable ? 'unreadableFrom' : 'noFrom';
	const name = head.from.find((one) => one.name !== '')?.name ?? head.from[0]?.address ?? '';
	const answered = answeredClient(head, null, own);
	const places: ReadonlyArray<readonly [WithoutFrom['foundIn'], readonly Address[]]> = [
		['sender', head.sender],
		['replyTo', answered === null ? head.replyTo : [answered]],
		...(isUnreadable
			? []
			: [
					['returnPath', pathsIn(head.headers['return-path'])] as const,
					['received', pathsIn(envelopeSenders(head.headers))] as const,
				]),
	];
	const found = places.flatMap(([foundIn, entries]) =>
		usableAddresses(entries).map((one) => ({ ...one, foundIn })),
	);
	const best = found.find(({ address }) => !own.isOwn(address)) ?? found[0];
	if (best === undefined) {
		return { kind: 'client', address: '', name, certainty: 'unknown', foundIn: '', doubt };
	}
	const isOne =
		!isNoReply(best.address) &&
		!isMachineName(best.address) &&
		!isForReports(best.address) &&
		(best.foundIn === 'replyTo' ? answered?.isOne === true : !isUnreadable);
	return {
		kind: own.isOwn(best.address) ? 'own' : 'client',
		address: best.address,
		name: best.name || name,
		certainty: isOne ? 'named' : 'unknown',
		foundIn: best.foundIn,
		doubt: isOne ? '' : doubt,
	};
}

function pathsIn(values: readonly string[] = []): Address[] {
	return values.map((value) => ({ name: '', address: value.trim().replace(/^<|>$/g, '') }));
}

/** Exim, sendmail and others note the envelope's sender in the Received that they add at the top. */
function envelopeSenders(headers: Headers): string[] {
	const top = (headers.received?.[0] ?? '').slice(0, 2_000);
	return [/\(?envelope-(?:from|sender)\s{1,3}<?([^\s<>()]{3,254})>?/i.exec(top)?.[1] ?? ''];
}
