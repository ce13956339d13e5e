import { service, words, type Provider } from './provider';
import { PUBLIC_CODE, thunderbird } from './sources';

const NETEASE_NEEDS = 'switch on IMAP in the mail settings; the code shown there is the password';
const NETEASE_HELP = 'https://help.mail.163.com/';

export const AMERICA_ASIA: readonly Provider[] = [
	service({
		id: 'att',
		name: 'AT&T',
		domains: words(`
			att.net ameritech.net bellsouth.net currently.com flash.net nvbell.net pacbell.net prodigy.net
			sbcglobal.net snet.net swbell.net wans.net
		`),
		host: 'imap.mail.att.net',
		secret: 'appPassword',
		needs: 'create a secure mail key, which is the password for programs',
		helpUrl: 'https://www.att.com/support/article/email-support/KM1240462/',
		source: thunderbird('att.net.xml'),
	}),
	service({
		id: 'comcast',
		name: 'Comcast Xfinity',
		domains: ['comcast.net'],
		host: 'imap.comcast.net',
		secret: 'password',
		needs: 'allow third-party access in the mail settings and use the account password',
		helpUrl: 'https://www.xfinity.com/support/articles/third-party-email-access',
		imapUrl: 'https://www.xfinity.com/support/articles/third-party-email-access',
		source: thunderbird('comcast.net.xml'),
	}),
	service({
		id: 'qq',
		name: 'QQ Mail',
		domains: words('qq.com foxmail.com'),
		host: 'imap.qq.com',
		secret: 'appPassword',
		needs: 'switch on IMAP in the mail settings; the code shown there is the password',
		helpUrl: 'https://service.mail.qq.com/cgi-bin/help?subtype=1&id=28&no=331',
		imapUrl: 'https://service.mail.qq.com/cgi-bin/help?subtype=1&id=28&no=331',
		source: thunderbird('qq.com.xml'),
	}),
	service({
		id: 'netease163',
		name: 'NetEase 163',
		domains: ['163.com'],
		host: 'imap.163.com',
		secret: 'appPassword',
		needs: NETEASE_NEEDS,
		helpUrl: NETEASE_HELP,
		imapUrl: NETEASE_HELP,
		source: PUBLIC_CODE,
		isVerified: false,
	}),
	service({
		id: 'netease126',
		name: 'NetEase 126',
		domains: ['126.com'],
		host: 'imap.126.com',
		secret: 'appPassword',
		needs: NETEASE_NEEDS,
		helpUrl: NETEASE_HELP,
		imapUrl: NETEASE_HELP,
		source: PUBLIC_CODE,
		isVerified: false,
	}),
	service({
		id: 'naver',
		name: 'Naver',
		domains: ['naver.com'],
		host: 'imap.naver.com',
		secret: 'appPassword',
		needs:
			'switch on IMAP in the mail settings, turn on two-step verification and create an application password',
		helpUrl: 'https://help.naver.com/service/30029/contents/21342?osType=PC&lang=ko',
		imapUrl: 'https://help.naver.com/service/30029/contents/21342?osType=PC&lang=ko',
		source: thunderbird('naver.com.xml'),
	}),
];
