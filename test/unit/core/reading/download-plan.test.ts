import {
	plannedBytes,
	planDownloads,
	type DownloadChoice,
} from '../../../../nodes/core/reading/download-plan';
import type { AttachmentInfo } from '../../../../nodes/core/mailbox/mailbox';

const BOTH: DownloadChoice = { attachments: true, inlineImages: true, maxCount: 2, maxBytes: 100 };
const file = (more: Partial<AttachmentInfo> = {}): AttachmentInfo => ({
	...{ part: '2', name: 'a.pdf', type: 'application/pdf', size: 100, inline: false },
	...more,
});
const inline = (more: Partial<AttachmentInfo> = {}) =>
	file({ type: 'image/png', inline: true, ...more });

test.each<[string, AttachmentInfo[], Partial<DownloadChoice>, string[]]>([
	['nothing', [], {}, []],
	[
		'files and pictures are numbered apart',
		[file(), inline(), file()],
		{},
		['attachment_0', 'inline_0', 'attachment_1'],
	],
	[
		'what is over the count stays, of each kind',
		[file(), file(), file(), inline()],
		{},
		['attachment_0', 'attachment_1', "more files than 'Maximum Attachments'", 'inline_0'],
	],
	[
		'a large file does not count',
		[file({ size: 101 }), file(), file()],
		{},
		["larger than 'Maximum Attachment Size'", 'attachment_0', 'attachment_1'],
	],
	[
		'only files',
		[inline(), file()],
		{ inlineImages: false },
		["'Download' leaves out inline images", 'attachment_0'],
	],
	[
		'only pictures',
		[inline(), file()],
		{ attachments: false },
		['inline_0', "'Download' leaves out attachments"],
	],
	[
		'signatures of mail',
		[file({ type: 'application/pkcs7-signature' }), file({ type: 'application/pgp-signature' })],
		{},
		[
			'a digital signature, not a file the sender attached',
			'a digital signature, not a file the sender attached',
		],
	],
	['a forwarded message is a file', [file({ type: 'message/rfc822' })], {}, ['attachment_0']],
])('%s', (_what, files, choice, expected) => {
	const planned = planDownloads(files, { ...BOTH, ...choice });
	expect(planned.map((one) => ('binary' in one ? one.binary : one.leftOut))).toEqual(expected);
});

test('what is left out is not read', () => {
	const planned = planDownloads([file(), file({ size: 200 }), inline({ size: 7 })], BOTH);
	expect(plannedBytes(planned)).toBe(107);
});
