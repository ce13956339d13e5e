import { authenticationOf } from '../../../nodes/core/authentication';
import { head } from '../../support/head';

describe('the verdicts of the receiving server', () => {
	test.each([
		[
			'all three',
			['mx.company.example; spf=pass smtp.mailfrom=a@b.c; dkim=Fail header.d=b.c; dmarc=none'],
			{ spf: 'pass', dkim: 'fail', dmarc: 'none' },
		],
		['only one', ['mx.company.example; dkim=pass'], { spf: null, dkim: 'pass', dmarc: null }],
		[
			'only the topmost header, as those below a sender may have written',
			['mx.company.example; spf=fail', 'mx.client.example; spf=pass; dkim=pass; dmarc=pass'],
			{ spf: 'fail', dkim: null, dmarc: null },
		],
		['none', ['mx.company.example; none'], { spf: null, dkim: null, dmarc: null }],
		[
			'a name that only ends like a method',
			['mx; x-spf=pass'],
			{ spf: null, dkim: null, dmarc: null },
		],
		['no header', [], { spf: null, dkim: null, dmarc: null }],
	])('%s', (_, values, expected) => {
		const { headers } = head({ headers: { 'authentication-results': values } });
		expect(authenticationOf(headers)).toEqual(expected);
	});
});
